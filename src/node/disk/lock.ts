// The lock on memory that threads share: one at a time, and none that was ended while it held it stops the rest.

/**
 * Where the three words of a lock are in their memory; nothing else writes there, and all begin as 0.
 * `lock` is 0 while it is free, or its holder's ticket; `tickets` counts those that were drawn, and
 * `moves` what holders have done meanwhile.
 */
export interface LockPlace {
  readonly lock: number;
  readonly tickets: number;
  readonly moves: number;
}

// Of the lock's word two bits are no part of the ticket: somebody waits, and the job has begun.
const awaited = 1;
const begun = 2;
const ticketMask = 0x7ffffffc;
const nextTicket = 4;

/** How long to wait before looking whether the holder has moved, in milliseconds. */
const patience = 100;
/**
 * Looks in which one and the same holder has not moved: three seconds, before it is passed. To know
 * that a worker was ended would not do: in Chromium `terminate()` lets one that is busy go on for two
 * more seconds (2016 ms were measured), and it may well give the lock back in them. A holder that
 * lives moves every few milliseconds at most. One that was held up for longer, as by a debugger, is
 * taken for dead; when it goes on, it finds its ticket gone, and does its work again.
 */
const mostLooks = 30;

/** A thread that may not block tries so often at once: a fifth of a millisecond, many short changes. */
const mostTries = 10_000;
/** How long it lets others go on before it tries again, in milliseconds. */
const pause = 5;
const pausesPerLook = patience / pause;

/** Thrown in a job whose thread was taken for dead: what it did is undone, and it is to be done again. */
export class LockLost extends Error {}

const lost = Symbol('lost');

/** A job that is done alone. `abandoned`: whether one before has begun and come to no end. */
export type LockedJob<T> = (abandoned: boolean) => T;

/** One thread's hand on a lock. The jobs of one hand are not done inside one another. */
export class Lock {
  readonly #words: Int32Array;
  readonly #at: LockPlace;
  #ticket = 0;

  constructor(words: Int32Array, at: LockPlace) {
    this.#words = words;
    this.#at = at;
  }

  /** Does a job when the lock is free, and blocks until then, which a page's own thread may not. */
  alone<T>(job: LockedJob<T>): T {
    for (;;) {
      const result = this.#hold(this.#take(), job);
      if (result !== lost) return result;
    }
  }

  /** Does a job when the lock is free, at once if it is so now; without ever blocking. */
  async aloneLater<T>(job: LockedJob<T>): Promise<T> {
    const watch = new Watch(this.#words, this.#at);
    for (let tries = 1; ; tries += 1) {
      const abandoned = this.#tryToTake(watch, tries % pausesPerLook === 0);
      const result = abandoned === undefined ? lost : this.#hold(abandoned, job);
      if (result !== lost) return result;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** From here on a job that comes to no end leaves something behind, for the next to put right. */
  begin(): void {
    for (;;) {
      this.check();
      const word = this.#word();
      if (this.#replace(word, word | begun)) return;
    }
  }

  /** To be called between the parts of a long job: shows that this holder lives. */
  move(): void {
    this.check();
    Atomics.add(this.#words, this.#at.moves, 1);
  }

  /**
   * To be called before each change: throws when another thread holds the lock now. What is left is
   * a thread that was stopped for three seconds just between this and the change itself.
   */
  check(): void {
    if (this.isLost) throw new LockLost();
  }

  get isLost(): boolean {
    return (this.#word() & ticketMask) !== this.#ticket;
  }

  #hold<T>(abandoned: boolean, job: LockedJob<T>): T | typeof lost {
    let result: T;
    try {
      result = job(abandoned);
    } catch (error) {
      if (this.#drop()) throw error;
      return lost;
    }
    return this.#drop() ? result : lost;
  }

  /** Draws a ticket. It is another's only after half a billion turns. */
  #draw(): number {
    const before = Atomics.add(this.#words, this.#at.tickets, nextTicket);
    const drawn = (before + nextTicket) & ticketMask;
    this.#ticket = drawn;
    return drawn === 0 ? this.#draw() : drawn;
  }

  /** Takes the lock: whether from a holder that is dead, and had begun. */
  #take(): boolean {
    const ticket = this.#draw();
    if (this.#replace(0, ticket)) return false;
    const words = this.#words;
    const watch = new Watch(words, this.#at);
    for (;;) {
      const word = this.#word() & ~awaited;
      if (word === 0) {
        // Others may wait as well: whoever gives it back has to wake one.
        if (this.#replace(0, ticket | awaited)) return false;
      } else if (this.#replace(word, word | awaited) || this.#word() === (word | awaited)) {
        Atomics.wait(words, this.#at.lock, word | awaited, patience);
        // Of several that have lost patience, one takes over.
        if (watch.isDead() && this.#pass(word | awaited)) return (word & begun) !== 0;
      }
    }
  }

  /** Undefined where others have it. */
  #tryToTake(watch: Watch, looks: boolean): boolean | undefined {
    const ticket = this.#draw();
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (this.#replace(0, ticket)) return false;
    }
    if (!looks) return undefined;
    const word = this.#word();
    return watch.isDead() && this.#pass(word) ? (word & begun) !== 0 : undefined;
  }

  /** Takes the lock from who had it when this was its word: what was begun stays so. */
  #pass(word: number): boolean {
    return this.#replace(word, this.#ticket | awaited | (word & begun));
  }

  /** Gives the lock back; false where another thread has taken it. */
  #drop(): boolean {
    for (;;) {
      const word = this.#word();
      if ((word & ticketMask) !== this.#ticket) return false;
      if (!this.#replace(word, 0)) continue;
      if ((word & awaited) !== 0) Atomics.notify(this.#words, this.#at.lock, 1);
      return true;
    }
  }

  #word(): number {
    return Atomics.load(this.#words, this.#at.lock);
  }

  #replace(word: number, by: number): boolean {
    return Atomics.compareExchange(this.#words, this.#at.lock, word, by) === word;
  }
}

/** What one who waits has seen of the holder. */
class Watch {
  readonly #words: Int32Array;
  readonly #at: LockPlace;
  #holder = 0;
  #moves = 0;
  #looks = 0;

  constructor(words: Int32Array, at: LockPlace) {
    this.#words = words;
    this.#at = at;
  }

  /** Looks once more: whether it is one and the same holder as ever, and has not moved. */
  isDead(): boolean {
    const holder = Atomics.load(this.#words, this.#at.lock) & ~awaited;
    const moves = Atomics.load(this.#words, this.#at.moves);
    const isStill = holder !== 0 && holder === this.#holder && moves === this.#moves;
    this.#looks = isStill ? this.#looks + 1 : 0;
    this.#holder = holder;
    this.#moves = moves;
    return this.#looks > mostLooks;
  }
}
