// Other choices than usual among those that Node's rules allow, drawn from a seed: the same for the same seed.
import { Heap } from '../collections/heap.ts';

/**
 * What something that has completed belongs to: with others of one object it keeps its order. What Node's thread
 * pool does is of the `pool`.
 */
export type Lane = object | 'pool';

/** Draws numbers from 0 up to 1. */
export type Draw = () => number;

/** A generator that is told apart by all of these numbers: whole ones (a Mulberry32 behind a hash of them). */
export function createDraw(...seeds: readonly number[]): Draw {
  let state = 0x9e37_79b9;
  for (const seed of seeds) {
    state = Math.imul(state ^ seed, 0x85eb_ca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2_ae35);
    state ^= state >>> 16;
  }
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One in so many completions is held up for so long at most, in milliseconds. */
const oneIn = 4;
const longestDelay = 4;
/** What comes within so many milliseconds has come at once: its order is drawn, and nothing waits for that. */
const atOnce = 0.1;
/** All that one thread is held up by, in milliseconds: what sends a hundred thousand messages is to end, too. */
const longestInAll = 2000;
/** So many jobs Node's thread pool does at once, if nobody asks for more: each waits for one that is done. */
const poolSize = 4;
/** A thread begins so many milliseconds later at most. */
const longestStart = 8;
/** By so much the browser's thread may have been faster or slower than Node's with the main script, in milliseconds. */
const scriptSpread = 2;
/** Later than what it follows by a moment that no clock shows. */
const tick = 1e-6;

interface Held {
  readonly at: number;
  readonly job: () => void;
}

/**
 * The choices of one thread. What has completed is held for a moment, some of it for longer, so that things come in
 * another order; what belongs to one object keeps its own (`lane`), and what has none is passed by nothing.
 */
export class Shaken {
  readonly #draw: Draw;
  readonly #clock: () => number;
  readonly #held = new Heap<Held>((one, other) => one.at < other.at);
  readonly #lanes = new WeakMap<object, number>();
  /** When each thread of the pool is done with what it has. */
  readonly #pool = new Array<number>(poolSize).fill(-Infinity);
  #count = 0;
  /** Nothing that comes from now on goes before this. */
  #floor = -Infinity;
  #last = -Infinity;
  #inAll = 0;
  /** What comes between two poll phases has come at this time: its order then hangs on what is drawn alone. */
  #now = -Infinity;

  constructor(draw: Draw, clock: () => number) {
    this.#draw = draw;
    this.#clock = clock;
  }

  /** How many are held. */
  get size(): number {
    return this.#count;
  }

  /** When the next one is due, on the clock given. */
  get nextDue(): number | undefined {
    return this.#held.peek()?.at;
  }

  /** Whether one is due. */
  get isDue(): boolean {
    return this.#count > 0 && (this.nextDue ?? Infinity) <= this.#clock() + atOnce;
  }

  /** Something has completed. What `isLast` comes behind all that has been held by now, and holds nothing back itself. */
  hold(job: () => void, lane: Lane | undefined, isLast = false): void {
    if (this.#count === 0) this.#now = this.#clock();
    const behindAll = Math.max(this.#now, this.#last + tick);
    const at = lane && !isLast ? this.#place(lane) : behindAll;
    if (typeof lane === 'object') this.#lanes.set(lane, at);
    else if (!lane) this.#floor = at;
    this.#last = Math.max(this.#last, at);
    this.#count += 1;
    this.#held.push({ at, job });
  }

  /** When something comes that may pass others, and be passed. */
  #place(lane: Lane): number {
    if (typeof lane === 'object') {
      const own = this.#lanes.get(lane) ?? -Infinity;
      return Math.max(this.#now + this.#delay(), this.#floor + tick, own + tick);
    }
    const free = Math.min(...this.#pool);
    const at = Math.max(this.#now, this.#floor, free) + tick + this.#delay();
    this.#pool[this.#pool.indexOf(free)] = at;
    return at;
  }

  /** A poll phase begins: gives what is due, one after another. */
  release(give: (job: () => void) => void): void {
    while (this.isDue) {
      this.#count -= 1;
      const next = this.#held.pop();
      if (next) give(next.job);
    }
    this.#now = this.#clock();
  }

  /**
   * Whether the first turn of the loop passes over the timers of the main script, of which the next is due then: Node's
   * finds one that has only just been due, or is about to be, or does not, as long as the script took. Waits for
   * one that is to be found.
   */
  passesTimers(due: number | undefined): boolean {
    const drawn = this.#draw();
    if (due === undefined) return false;
    const left = (): number => due - this.#clock();
    if (drawn < 1 / 3) return left() <= 0 && left() >= -scriptSpread;
    if (drawn < 2 / 3 && left() <= scriptSpread) while (left() > 0);
    return false;
  }

  /** How long the thread is to put off its beginning, in milliseconds. */
  startDelay(): number {
    return this.#draw() * longestStart;
  }

  // Two numbers each time: that one was held up must not change what is drawn for others.
  #delay(): number {
    const isLong = this.#draw() < 1 / oneIn && this.#inAll < longestInAll;
    const delay = this.#draw() * (isLong ? longestDelay : atOnce);
    if (isLong) this.#inAll += delay;
    return delay;
  }
}
