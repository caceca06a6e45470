// How many of something are alive in a run: the host counts, and its threads can look.

export class Quota {
  readonly #count: Int32Array;
  readonly #most: number;

  /** `count` is the run's own, where it can be shared; else only the host knows it. */
  constructor(most: number, count: Int32Array | undefined) {
    this.#most = most;
    this.#count = count ?? new Int32Array(1);
  }

  get isFull(): boolean {
    return Atomics.load(this.#count, 0) >= this.#most;
  }

  /** One more. Whether there was room for it. */
  take(): boolean {
    if (this.isFull) return false;
    Atomics.add(this.#count, 0, 1);
    return true;
  }

  give(): void {
    Atomics.sub(this.#count, 0, 1);
  }
}
