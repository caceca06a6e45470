// Bits into bytes, the lowest first, as Brotli and Zstandard have them.
import { createByteList } from '../../collections/bytes.ts';

export class BitWriter {
  readonly #bytes = createByteList();
  #held = 0;
  #heldBits = 0;

  /** Adds the lowest `count` bits of a number, of at most 24. */
  write(count: number, value: number): void {
    this.#held |= value << this.#heldBits;
    this.#heldBits += count;
    while (this.#heldBits >= 8) {
      this.#bytes.push(this.#held & 0xff);
      this.#held >>>= 8;
      this.#heldBits -= 8;
    }
  }

  get isAligned(): boolean {
    return this.#heldBits === 0;
  }

  /** Fills up the last byte with zeros. */
  align(): void {
    if (this.#heldBits > 0) this.write(8 - this.#heldBits, 0);
  }

  /** Adds whole bytes; the bits must be aligned. */
  append(bytes: Uint8Array): void {
    this.#bytes.append(bytes);
  }

  /** Takes away the whole bytes that there are. */
  take(): Uint8Array {
    return this.#bytes.take();
  }
}
