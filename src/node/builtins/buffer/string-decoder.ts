// `StringDecoder`: bytes that come in pieces as text, with no character cut in two.
import { invalidArgType, invalidThis } from '../../errors/node-error.ts';
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

/** One text in the making. */
class Decoding {
  readonly encoding: BufferEncoding;
  readonly #Buffer: BufferConstructor;
  #rest: Uint8Array = new Uint8Array(0);
  #whole = 0;

  constructor(Buffer: BufferConstructor, encoding: BufferEncoding) {
    this.#Buffer = Buffer;
    this.encoding = encoding;
  }

  /** The bytes of a character that has begun, with room for the rest of it. */
  get begun(): Buffer {
    const room = this.#Buffer.alloc(4);
    room.set(this.#rest);
    return room;
  }

  get needed(): number {
    return this.#whole - this.#rest.length;
  }

  get whole(): number {
    return this.#whole;
  }

  forget(): void {
    this.#rest = new Uint8Array(0);
    this.#whole = 0;
  }

  write(piece: unknown): string {
    if (typeof piece === 'string') return piece;
    if (!ArrayBuffer.isView(piece)) {
      const wanted = 'an instance of Buffer, TypedArray, or DataView';
      throw invalidArgType('buf', wanted, piece);
    }
    const { buffer, byteOffset, byteLength } = piece;
    const given = this.#Buffer.from(buffer, byteOffset, byteLength);
    const before = this.#rest.length;
    const bytes = before === 0 ? given : this.#Buffer.concat([this.#rest, given]);
    const { there, whole } = rests[this.encoding]?.(bytes, before) ?? none;
    const at = bytes.length - there;
    this.#rest = Uint8Array.from(bytes.subarray(at));
    this.#whole = whole;
    return bytes.toString(this.encoding, 0, at);
  }

  end(piece: unknown): string {
    const text = piece === undefined ? '' : this.write(piece);
    const rest = this.#Buffer.from(this.#rest);
    this.forget();
    return text + rest.toString(this.encoding);
  }
}

const held = Symbol('decoding');

/** What programs see: an object of theirs, or one of this class. */
export interface StringDecoder {
  encoding: BufferEncoding;
  readonly [held]: Decoding;
  readonly lastChar: Buffer;
  readonly lastNeed: number;
  readonly lastTotal: number;
  write(piece: unknown): string;
  end(piece?: unknown): string;
  text(bytes: Uint8Array, at: number): string;
}

/** The class, over the `Buffer` of this thread: a function, for old programs call it without `new`. */
export function createStringDecoder(
  Buffer: BufferConstructor,
): new (encoding?: unknown) => StringDecoder {
  function StringDecoder(this: StringDecoder, encoding?: unknown): void {
    const decoding = new Decoding(Buffer, needEncoding(encoding || 'utf8'));
    this.encoding = decoding.encoding;
    Object.defineProperty(this, held, { value: decoding });
  }
  function decodingOf(decoder: StringDecoder): Decoding {
    const decoding = decoder[held] as Decoding | undefined;
    if (decoding) return decoding;
    throw invalidThis('StringDecoder');
  }
  const methods: Omit<StringDecoder, 'encoding' | typeof held> & ThisType<StringDecoder> = {
    get lastChar() {
      return decodingOf(this).begun;
    },
    get lastNeed() {
      return decodingOf(this).needed;
    },
    get lastTotal() {
      return decodingOf(this).whole;
    },
    write(piece) {
      return decodingOf(this).write(piece);
    },
    end(piece) {
      return decodingOf(this).end(piece);
    },
    text(bytes, at) {
      decodingOf(this).forget();
      return decodingOf(this).write(bytes.subarray(at));
    },
  };
  Object.defineProperties(StringDecoder.prototype, Object.getOwnPropertyDescriptors(methods));
  return StringDecoder as unknown as new (encoding?: unknown) => StringDecoder;
}
