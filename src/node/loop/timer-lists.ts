// Which timer is due next: Node's own scheme, one list per duration, lists ordered by expiry.
import { Heap } from '../collections/heap.ts';
import { OrderedSet } from '../collections/ordered-set.ts';

/** What the lists must know of a timer: when it was last started, for how long, and what it does. */
export interface Timer {
  /** Whole milliseconds, at least 1. */
  duration: number;
  /** The clock's value at the last start. */
  startedAt: number;
  readonly run: () => void;
  /** Called after `run`, even if that threw. */
  readonly done: () => void;
}

interface TimerList {
  readonly duration: number;
  expiry: number;
  readonly timers: OrderedSet<Timer>;
}

/**
 * Timers of one duration fire in the order they were started; between durations the list that
 * expires first goes first. `now` is a clock in whole milliseconds.
 */
export class TimerLists {
  readonly #now: () => number;
  readonly #byDuration = new Map<number, TimerList>();
  readonly #byExpiry = new Heap<TimerList>((list) => list.expiry);
  // What is due is worked off against the time at which that began, as in Node: a callback that takes
  // long does not make others due, which would then go before those that expire sooner.
  #began: number | undefined;
  /** The list that the last one was taken from. */
  #list: TimerList | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Starts a timer, or starts it again from now. */
  start(timer: Timer): void {
    this.stop(timer);
    timer.startedAt = this.#now();
    let list = this.#byDuration.get(timer.duration);
    if (!list) {
      list = {
        duration: timer.duration,
        expiry: timer.startedAt + timer.duration,
        timers: new OrderedSet(),
      };
      this.#byDuration.set(timer.duration, list);
      this.#byExpiry.push(list);
    }
    list.timers.add(timer);
  }

  stop(timer: Timer): void {
    this.#byDuration.get(timer.duration)?.timers.delete(timer);
  }

  /** Takes out the next timer that is due, or nothing when there is none, or no more. */
  takeDue(): Timer | undefined {
    const began = (this.#began ??= this.#now());
    for (;;) {
      this.#list ??= this.#nextList(began);
      const list = this.#list;
      if (!list) {
        this.#began = undefined;
        return undefined;
      }
      const timer = list.timers.first;
      if (timer && isDue(timer, began)) {
        list.timers.delete(timer);
        return timer;
      }
      this.#leave(list, began, timer);
    }
  }

  /** Whether the list that the last one was taken from has another that is due. */
  get hasNeighbour(): boolean {
    const next = this.#list?.timers.first;
    return this.#began !== undefined && next !== undefined && isDue(next, this.#began);
  }

  /** When the next timer is due, on the clock given; undefined when there is none. */
  get nextExpiry(): number | undefined {
    if (this.#list) return this.#list.expiry;
    for (;;) {
      const list = this.#byExpiry.peek();
      if (!list) return undefined;
      if (list.timers.size > 0) return list.expiry;
      this.#byExpiry.pop();
      this.#byDuration.delete(list.duration);
    }
  }

  #nextList(began: number): TimerList | undefined {
    const list = this.#byExpiry.peek();
    return list && list.expiry <= began ? list : undefined;
  }

  #leave(list: TimerList, began: number, first: Timer | undefined): void {
    this.#list = undefined;
    if (first) {
      list.expiry = Math.max(first.startedAt + list.duration, began + 1);
      this.#byExpiry.sink();
    } else {
      this.#byExpiry.pop();
      this.#byDuration.delete(list.duration);
    }
  }
}

function isDue(timer: Timer, began: number): boolean {
  return began - timer.startedAt >= timer.duration;
}
