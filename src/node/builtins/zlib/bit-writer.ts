// Bits into bytes, the lowest first, as Brotli and Zstandard have them.

export class BitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;
  #held = 0;
  #heldBits = 0;

  /** Adds the lowest `count` bits of a number, of at most 24. */
  write(count: number, value: number): void {
    this.#held |= value << this.#heldBits;
    this.#heldBits += count;
    while (this.#heldBits >= 8) {
      this.#put(this.#held & 0xff);
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
    for (const byte of bytes) this.#put(byte);
  }

  /** Takes away the whole bytes that there are. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}
