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
  /** Of lists that expire at one time, the one whose expiry was set first goes first. */
  turn: number;
  readonly timers: OrderedSet<Timer>;
}

/**
 * Timers of one duration fire in the order they were started; between durations the list that
 * expires first goes first. `now` is a clock in whole milliseconds.
 */
export class TimerLists {
  readonly #now: () => number;
  readonly #byDuration = new Map<number, TimerList>();
  readonly #byExpiry = new Heap<TimerList>((one, other) =>
    one.expiry === other.expiry ? one.turn < other.turn : one.expiry < other.expiry,
  );
  #turns = 0;
  // What is due is worked off against the time at which that began, as in Node: a callback that takes
  // long does not make others due, which would then go before those that expire sooner.
  #began: number | undefined;
  /** The list that the last one was taken from. */
  #list: TimerList | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Starts a timer, or starts it again: from now, or from the time given. */
  start(timer: Timer, from = this.#now()): void {
    const { duration } = timer;
    timer.startedAt = from;
    let list = this.#byDuration.get(duration);
    if (!list) {
      list = { duration, expiry: from + duration, turn: this.#turns++, timers: new OrderedSet() };
      this.#byDuration.set(duration, list);
      this.#byExpiry.push(list);
    }
    // Its list expires as it did, too early perhaps, and is put off then.
    list.timers.delete(timer);
    list.timers.add(timer);
  }

  /** Node keeps the list of one that held nothing alive for the next, even if nothing is left in it. */
  stop(timer: Timer, keepsList: boolean): void {
    const list = this.#byDuration.get(timer.duration);
    if (!list?.timers.delete(timer) || keepsList) return;
    // A timer of this duration that is started later expires by its own time.
    if (list.timers.size === 0) this.#drop(list);
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
    return (this.#list ?? this.#byExpiry.peek())?.expiry;
  }

  #nextList(began: number): TimerList | undefined {
    const list = this.#byExpiry.peek();
    return list && list.expiry <= began ? list : undefined;
  }

  #leave(list: TimerList, began: number, first: Timer | undefined): void {
    this.#list = undefined;
    if (first) {
      list.expiry = Math.max(first.startedAt + list.duration, began + 1);
      list.turn = this.#turns++;
      this.#byExpiry.sink(list);
    } else if (this.#byDuration.get(list.duration) === list) this.#drop(list);
  }

  #drop(list: TimerList): void {
    this.#byExpiry.remove(list);
    this.#byDuration.delete(list.duration);
  }
}

function isDue(timer: Timer, began: number): boolean {
  return began - timer.startedAt >= timer.duration;
}
