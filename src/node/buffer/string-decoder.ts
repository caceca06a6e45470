// `StringDecoder`: bytes that come in pieces as text, with no character cut in two.
import { invalidArgType } from '../errors.ts';
import { needEncoding } from './encodings.ts';

/** How many bytes of a character are there at the end of a piece, and how many it takes. */
interface Rest {
  readonly there: number;
  readonly whole: number;
}

const none: Rest = { there: 0, whole: 0 };

/** What the first byte of a character says: how many bytes it has. */
function lengthOf(byte: number): number {
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  return (byte & 0xf8) === 0xf0 ? 4 : 1;
}

function utf8Rest(bytes: Uint8Array): Rest {
  const { length } = bytes;
  for (let there = 1; there <= Math.min(3, length); there += 1) {
    const byte = bytes[length - there] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const whole = lengthOf(byte);
    return whole > there ? { there, whole } : none;
  }
  return none;
}

/** `before` bytes were waiting: with half a pair, a single byte more begins its other half. */
function utf16Rest(bytes: Uint8Array, before: number): Rest {
  const { length } = bytes;
  if (length === 3 && before >= 2) return { there: 3, whole: 4 };
  if (length % 2 === 1) return { there: 1, whole: 2 };
  const isHigh = length >= 2 && ((bytes[length - 1] ?? 0) & 0xfc) === 0xd8;
  return isHigh ? { there: 2, whole: 4 } : none;
}

function base64Rest({ length }: Uint8Array): Rest {
  return length % 3 === 0 ? none : { there: length % 3, whole: 3 };
}

const rests: Partial<Record<BufferEncoding, (bytes: Uint8Array, before: number) => Rest>> = {
  base64: base64Rest,
  base64url: base64Rest,
  utf16le: utf16Rest,
  utf8: utf8Rest,
};

/** The class, over the `Buffer` of this thread. */
export function createStringDecoder(Buffer: BufferConstructor) {
  class StringDecoder {
    readonly encoding: BufferEncoding;
    #rest: Uint8Array = new Uint8Array(0);
    #whole = 0;

    constructor(encoding?: unknown) {
      this.encoding = needEncoding(encoding || 'utf8');
    }

    /** The bytes of a character that has begun, with room for the rest of it. */
    get lastChar(): Buffer {
      const room = Buffer.alloc(4);
      room.set(this.#rest);
      return room;
    }

    get lastNeed(): number {
      return this.#whole - this.#rest.length;
    }

    get lastTotal(): number {
      return this.#whole;
    }

    write(piece: unknown): string {
      if (typeof piece === 'string') return piece;
      if (!ArrayBuffer.isView(piece)) {
        const wanted = 'an instance of Buffer, TypedArray, or DataView';
        throw invalidArgType('buf', wanted, piece);
      }
      const { buffer, byteOffset, byteLength } = piece;
      const given = Buffer.from(buffer, byteOffset, byteLength);
      const bytes = this.#rest.length === 0 ? given : Buffer.concat([this.#rest, given]);
      const { there, whole } = rests[this.encoding]?.(bytes, this.#rest.length) ?? none;
      const at = bytes.length - there;
      this.#rest = Uint8Array.from(bytes.subarray(at));
      this.#whole = whole;
      return bytes.toString(this.encoding, 0, at);
    }

    end(piece?: unknown): string {
      const text = piece === undefined ? '' : this.write(piece);
      const rest = Buffer.from(this.#rest);
      this.#rest = new Uint8Array(0);
      this.#whole = 0;
      return text + rest.toString(this.encoding);
    }

    text(bytes: Buffer, at: number): string {
      this.#rest = new Uint8Array(0);
      this.#whole = 0;
      return this.write(bytes.subarray(at));
    }
  }
  return StringDecoder;
}
