// How much a thread has sent to its creator, which can look it up before it has come.

/** A count in shared memory. Without any, nothing is known: it stays at 0. */
export class LinkCount {
  readonly buffer: SharedArrayBuffer | undefined;
  readonly #count: Int32Array | undefined;

  constructor(buffer: SharedArrayBuffer | undefined) {
    this.buffer = buffer;
    this.#count = buffer && new Int32Array(buffer);
  }

  static create(): LinkCount {
    const shared = typeof SharedArrayBuffer === 'function';
    return new LinkCount(shared ? new SharedArrayBuffer(4) : undefined);
  }

  get value(): number {
    return this.#count ? Atomics.load(this.#count, 0) : 0;
  }

  /** One more was sent: called behind the sending, so that whatever is counted will come. */
  grow(): void {
    if (this.#count) Atomics.add(this.#count, 0, 1);
  }
}
