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

interface ListTurn {
  readonly list: TimerList;
  readonly began: number;
}

/**
 * Timers of one duration fire in the order they were started; between durations the list that
 * expires first goes first. `now` is a clock in whole milliseconds.
 */
export class TimerLists {
  readonly #now: () => number;
  readonly #byDuration = new Map<number, TimerList>();
  readonly #byExpiry = new Heap<TimerList>((list) => list.expiry);
  // A list is worked off against the time at which its turn began, as in Node: a callback that
  // takes long does not make its neighbours in the same list due.
  #turn: ListTurn | undefined;

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

  /** Takes out the next timer that is due, or nothing when none is. */
  takeDue(): Timer | undefined {
    for (;;) {
      const turn = this.#turn ?? this.#beginTurn();
      if (!turn) return undefined;
      const timer = turn.list.timers.first;
      if (timer && isDue(timer, turn)) {
        turn.list.timers.delete(timer);
        return timer;
      }
      this.#endTurn(turn.list, turn.began, timer);
    }
  }

  /** Whether the list that the last one was taken from has another that is due. */
  get hasNeighbour(): boolean {
    const next = this.#turn?.list.timers.first;
    return this.#turn !== undefined && next !== undefined && isDue(next, this.#turn);
  }

  /** When the next timer is due, on the clock given; undefined when there is none. */
  get nextExpiry(): number | undefined {
    if (this.#turn) return this.#turn.list.expiry;
    for (;;) {
      const list = this.#byExpiry.peek();
      if (!list) return undefined;
      if (list.timers.size > 0) return list.expiry;
      this.#byExpiry.pop();
      this.#byDuration.delete(list.duration);
    }
  }

  #beginTurn(): ListTurn | undefined {
    const began = this.#now();
    const list = this.#byExpiry.peek();
    if (!list || list.expiry > began) return undefined;
    this.#turn = { list, began };
    return this.#turn;
  }

  #endTurn(list: TimerList, began: number, first: Timer | undefined): void {
    this.#turn = undefined;
    if (first) {
      list.expiry = Math.max(first.startedAt + list.duration, began + 1);
      this.#byExpiry.sink();
    } else {
      this.#byExpiry.pop();
      this.#byDuration.delete(list.duration);
    }
  }
}

function isDue(timer: Timer, { began }: ListTurn): boolean {
  return began - timer.startedAt >= timer.duration;
}
