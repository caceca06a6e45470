// The subtests of one test: which of them run, which wait, and in which order their results are told.

/** What is known here of a subtest. */
interface Member {
  /** Its place among those that were declared, from 1. */
  readonly order: number;
  /** Tells its results, once those before it have been told. */
  finalize(): void;
}

export class Subtests<T extends Member> {
  readonly all: T[] = [];
  /** How many of them may run side by side. */
  readonly concurrency: number;
  /** How many run. */
  active = 0;
  /** How many have a number, by which they are told of. */
  numbered = 0;
  /** Ends once none is left to wait for; undefined while there has been none. */
  over: PromiseWithResolvers<void> | undefined;
  readonly #onAllTold: () => void;
  readonly #ready = new Map<number, T>();
  readonly #unfinished = new Set<T>();
  #pending: (() => void)[] = [];
  #waitingOn = 0;

  /** `onAllTold` is called when the last one has been told of, and again when more come. */
  constructor(concurrency: number, onAllTold: () => void) {
    this.concurrency = concurrency;
    this.#onAllTold = onAllTold;
  }

  /** Takes one in, last in order. */
  add(test: T): void {
    if (this.#waitingOn === 0) {
      this.#waitingOn = 1;
      this.over = Promise.withResolvers();
    }
    this.all.push(test);
  }

  /** Whether all before this one have been told of. */
  isTurnOf({ order }: T): boolean {
    return this.#waitingOn === order;
  }

  /** From now on it is waited for. */
  expect(test: T): void {
    this.#unfinished.add(test);
  }

  get isFull(): boolean {
    return this.active >= this.concurrency;
  }

  /** Calls back when there is room for one more. */
  wait(start: () => void): void {
    this.#pending.push(start);
  }

  /** Those that wait will not be started. */
  dropPending(): void {
    this.#pending = [];
  }

  /** One has come to its end. `canTell` says whether results may be told now. */
  settle(test: T, canTell: boolean): void {
    this.#unfinished.delete(test);
    this.#ready.set(test.order, test);
    if (canTell) this.tellReady();
    if (this.#unfinished.size === 0) this.over?.resolve();
    while (this.#pending.length > 0 && !this.isFull) this.#pending.shift()?.();
  }

  /** Tells the results in the order in which the subtests were declared. */
  tellReady(): void {
    for (;;) {
      const next = this.#ready.get(this.#waitingOn);
      if (!next) return;
      this.#ready.delete(this.#waitingOn);
      next.finalize();
      this.#waitingOn += 1;
      if (this.#waitingOn > this.all.length) this.#onAllTold();
    }
  }
}
