// The memory that small buffers share.

/** Where a buffer begins: as all typed arrays may. */
const alignment = 8;

export interface PoolNeeds {
  /** `Buffer.poolSize`, in bytes; programs may change it. */
  readonly size: () => number;
  /** Nobody may take this memory away from the buffers in it. */
  readonly keep: (memory: ArrayBuffer) => void;
}

/** One piece of memory after another. */
export class Pool {
  readonly #needs: PoolNeeds;
  #memory: ArrayBuffer | undefined;
  #used = 0;

  constructor(needs: PoolNeeds) {
    this.#needs = needs;
  }

  /** Whether so many bytes share it. */
  takes(length: number): boolean {
    return typeof length === 'number' && length >= 1 && length < this.#needs.size() >>> 1;
  }

  /** Room for so many bytes, which hold anything; memory of their own where they do not share it. */
  allocate(length: number): Uint8Array<ArrayBuffer> {
    if (!this.takes(length)) return new Uint8Array(length);
    const memory = this.#room(length);
    const bytes = new Uint8Array(memory, this.#used, length);
    this.#used += Math.ceil(length / alignment) * alignment;
    return bytes;
  }

  /** A copy of these bytes. */
  hold(bytes: ArrayLike<number>): Uint8Array<ArrayBuffer> {
    const held = this.allocate(bytes.length);
    held.set(bytes);
    return held;
  }

  #room(length: number): ArrayBuffer {
    if (this.#memory && length <= this.#memory.byteLength - this.#used) return this.#memory;
    this.#memory = new ArrayBuffer(this.#needs.size());
    this.#used = 0;
    this.#needs.keep(this.#memory);
    return this.#memory;
  }
}
