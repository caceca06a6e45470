// Reading DER.
import { tags, toNumber } from './der.ts';

/** One value: its tag and its bytes, and with them what it holds. */
export interface Value {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag, length and content, as they stood. */
  readonly whole: Uint8Array;
}

/** What is read is no DER. */
export class NotDer extends Error {}

/** Reads values one after another. Throws `NotDer` where there is none, or one of another tag. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next one's tag; undefined at the end. */
  get tag(): number | undefined {
    return this.#bytes[this.#at];
  }

  any(): Value {
    const from = this.#at;
    const tag = this.#byte();
    const length = this.#length();
    const content = this.#bytes.subarray(this.#at, this.#at + length);
    if (content.length !== length) throw new NotDer();
    this.#at += length;
    return { tag, content, whole: this.#bytes.subarray(from, this.#at) };
  }

  take(tag: number): Uint8Array {
    if (this.tag !== tag) throw new NotDer();
    return this.any().content;
  }

  /** The next one if it has that tag. */
  maybe(tag: number): Uint8Array | undefined {
    return this.tag === tag ? this.take(tag) : undefined;
  }

  sequence(): Reader {
    return new Reader(this.take(tags.sequence));
  }

  integer(): bigint {
    return toNumber(this.take(tags.integer));
  }

  oid(): string {
    return readOid(this.take(tags.oid));
  }

  bits(): Uint8Array {
    return this.take(tags.bits).subarray(1);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new NotDer();
    this.#at += 1;
    return byte;
  }

  #length(): number {
    const first = this.#byte();
    if (first < 0x80) return first;
    let length = 0;
    for (let left = first & 0x7f; left > 0; left -= 1) length = length * 256 + this.#byte();
    return length;
  }
}

function readOid(bytes: Uint8Array): string {
  const numbers: number[] = [];
  let each = 0;
  for (const byte of bytes) {
    each = each * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(each);
    each = 0;
  }
  const [first = 0, ...others] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...others].join('.');
}
