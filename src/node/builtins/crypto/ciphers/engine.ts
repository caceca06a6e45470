// What a cipher under way can do, whichever it is.

/** A cipher under way, for one direction: bytes go in, and come out as far as the mode allows. */
export interface Engine {
  update(bytes: Uint8Array): Uint8Array;
  /** What is left. Throws in OpenSSL's words where the input cannot end here. */
  final(padded: boolean): Uint8Array;
}

/** One that authenticates what it encrypts. */
export interface SealingEngine extends Engine {
  /** Bytes that are authenticated and not encrypted; before any others. */
  aad(bytes: Uint8Array): void;
  /** The whole tag, once the data have ended. */
  tag(): Uint8Array;
}

/** A block cipher with its key: each works in place, on 16 bytes. */
export interface Block {
  encrypt(block: Uint8Array): Uint8Array;
  decrypt(block: Uint8Array): Uint8Array;
}

export const blockSize = 16;

/** XORs the second into the first, as far as it goes. */
export function xorInto(target: Uint8Array, other: Uint8Array): Uint8Array {
  other.forEach((byte, at) => {
    target[at] = (target[at] ?? 0) ^ byte;
  });
  return target;
}

/** Gathers bytes into whole blocks, and keeps what is over. */
export class Blocks {
  #rest: Uint8Array = new Uint8Array();

  get rest(): Uint8Array {
    return this.#rest;
  }

  /** The whole blocks that there are now; `keep` more bytes stay back at the least. */
  take(bytes: Uint8Array, keep = 0): Uint8Array {
    const all = joined(this.#rest, bytes);
    const whole = Math.max(0, Math.floor((all.length - keep) / blockSize)) * blockSize;
    this.#rest = all.slice(whole);
    return all.subarray(0, whole);
  }
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A whole number as bytes, the first one the highest. */
export function numberBytes(value: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = length - 1, left = value; at >= 0; at -= 1) {
    bytes[at] = left % 256;
    left = Math.floor(left / 256);
  }
  return bytes;
}
