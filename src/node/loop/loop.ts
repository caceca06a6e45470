// The event loop of one thread, in Node's order: ticks, then timers, poll, check, closing, round and round.
import type { SetAlarm } from './alarm.ts';
import { asyncState, bindJob, rootContext } from './async-context.ts';
import { beginStack } from './awaited.ts';
import { callbacks } from './callbacks.ts';
import type { Gauge } from './gauge.ts';
import { OrderedSet } from '../collections/ordered-set.ts';
import type { Pump } from './pump.ts';
import { Queue } from '../collections/queue.ts';
import type { Lane, Shaken } from './shaken.ts';
import { TimerLists } from './timer-lists.ts';
import type { Timer } from './timer-lists.ts';

export type Job = () => void;

/** What a callback belongs to: where the loop goes on when it throws hangs on that. */
type Place = Phase | 'program' | 'ticks';

/** Something that may keep a thread alive: a port with a listener, a worker, a pending load. */
export interface Handle {
  ref(): void;
  unref(): void;
  /** Ends it. Nobody hears of that, but the loop goes round once more, as Node's does for each handle that closes. */
  close(): void;
  readonly hasRef: boolean;
}

export interface LoopNeeds {
  readonly createPump: (turn: () => void, rest: () => boolean) => Pump;
  /** A monotonic clock in milliseconds. */
  readonly clock: () => number;
  /** Where it notes how busy it is. */
  readonly gauge: Gauge;
  readonly createAlarm: (ring: () => void) => SetAlarm;
  /** Makes choices that are open to it; without, they are always the same. */
  readonly shaken?: Shaken | undefined;
  /** There is nothing to run for now. */
  readonly onSleep: () => void;
  /** There is something to run again. */
  readonly onWake: () => void;
  /**
   * Before a poll that may be the last one: whether anything is on its way that was sent by now. Node's poll would
   * find it; here it comes with another task of the browser's, so that the loop asks again until all is there.
   */
  readonly isOwed: () => boolean;
  /** Nothing is left that keeps the thread alive. May add work; then the loop goes on. */
  readonly onEmpty: () => void;
}

type Phase = 'timers' | 'poll' | 'check' | 'closing';
const after = {
  timers: 'poll',
  poll: 'check',
  check: 'closing',
  closing: 'timers',
} as const satisfies Record<Phase, Phase>;

/**
 * Runs at most one callback per turn, so that the browser empties its microtasks between any two,
 * as Node does. `process.nextTick` callbacks run right behind the callback that queued them, before
 * its microtasks; those that a microtask queued run in a turn of their own, before anything else.
 * After an exception that the program handled, the next callback comes at once, before all ticks and
 * microtasks, as in Node.
 */
export class Loop {
  readonly #needs: LoopNeeds;
  readonly #pump: Pump;
  readonly #shaken: Shaken | undefined;
  readonly #timers: TimerLists;
  readonly #setAlarm: SetAlarm;
  #phase: Phase = 'timers';
  readonly #ticks = new Queue<Job>();
  #rejections = new Queue<Job>();
  #polled = new Queue<Job>();
  #polling = new Queue<Job>();
  // How many of these keep nothing alive.
  #loose = 0;
  #immediates = new OrderedSet<Job>();
  #checking = new OrderedSet<Job>();
  #toClose: Job[] = [];
  #closing: Job[] = [];
  // Since it had something to do. The first one begins behind timers that are due already.
  #rounds: number | undefined;
  #handles = 0;
  readonly #kinds = new Map<string, number>();
  #progress = false;
  #worked = false;
  // Of what runs, or of what has thrown.
  #running: Place | undefined;
  #brokenOff = false;
  #passesTicks = false;
  #asleep = false;
  // The timer whose callback runs in this turn.
  #fired: Timer | undefined;
  #closed = false;
  /** Whether the first turn has begun, and whether the timers are passed over in it. */
  #hasTurned = false;
  #passesTimers = false;
  #isOwed = false;

  constructor(needs: LoopNeeds) {
    this.#needs = needs;
    this.#shaken = needs.shaken;
    this.#timers = new TimerLists(() => this.now());
    this.#pump = needs.createPump(
      () => {
        if (!this.#closed) this.#turn();
      },
      () => !this.#closed && this.#rest(),
    );
    this.#setAlarm = needs.createAlarm(() => {
      this.#pump.request();
    });
    this.#pump.request();
  }

  /** The clock that timers see: whole milliseconds. */
  now(): number {
    return Math.floor(this.#needs.clock());
  }

  /** Queues the thread's program: before any phase. */
  begin(program: Job): void {
    this.tick(() => {
      this.#running = 'program';
      program();
    });
  }

  /** What runs counts as having thrown: nothing more of it is to come. */
  breakOff(): void {
    this.#brokenOff = true;
  }

  /** Queues a `process.nextTick` callback. */
  tick(job: Job): void {
    this.#ticks.push(bindJob('TickObject', job));
    this.#pump.request();
  }

  /** Queues the news of a rejection: it comes before any phase, but behind all ticks. */
  reject(job: Job): void {
    this.#rejections.push(job);
    this.#pump.request();
  }

  /**
   * Queues a callback for the poll phase: a message, or a host's answer. It will run: it keeps the thread alive.
   * `lane` is what it belongs to, if Node's rules let it change places with what belongs to something else.
   */
  post(job: Job, lane?: Lane): void {
    this.#push(job, lane);
    this.#pump.request();
  }

  /** The same for what keeps nothing alive by itself: it is left out when nothing else does. */
  offer(job: Job, lane?: Lane): void {
    this.#pushLoose(job, lane);
    this.#pump.request();
  }

  /**
   * An {@link offer} from a task of the browser's own, such as a message's arrival: a loop that has slept
   * runs it at once, without another turn of the browser's loop in between. What `isLast` passes nothing that has
   * come before.
   */
  deliver(job: Job, lane?: Lane, isLast = false): void {
    this.#pushLoose(job, lane, isLast);
    if (this.#asleep) this.#pump.play();
    else this.#pump.request();
  }

  #push(job: Job, lane: Lane | undefined, isLast = false): void {
    if (this.#shaken) this.#shaken.hold(job, lane, isLast);
    else this.#polled.push(job);
  }

  #pushLoose(job: Job, lane: Lane | undefined, isLast = false): void {
    this.#loose += 1;
    const loose = (): void => {
      this.#loose -= 1;
      job();
    };
    this.#push(loose, lane, isLast);
  }

  /** Queues a callback for the check phase. */
  addImmediate(job: Job): void {
    this.#immediates.add(job);
    this.#pump.request();
  }

  removeImmediate(job: Job): void {
    this.#immediates.delete(job);
    this.#checking.delete(job);
  }

  /** Queues the end of a handle for the closing phase, whose callbacks come the last one first. */
  endHandle(job: Job): void {
    this.#toClose.push(job);
    this.#pump.request();
  }

  /** From now, or from the time given, which is one of {@link now}. */
  startTimer(timer: Timer, from?: number): void {
    this.#timers.start(timer, from);
    this.#pump.request();
  }

  /** `isRef` says whether it held its thread alive. */
  stopTimer(timer: Timer, isRef: boolean): void {
    this.#timers.stop(timer, !isRef);
  }

  /** A new handle, unreferenced until its `ref()` is called. `kind` is what Node calls its resource. */
  handle(kind = 'Handle'): Handle {
    let held = false;
    const count = (by: 1 | -1): void => {
      held = by === 1;
      this.#handles += by;
      this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + by);
    };
    const unref = (): void => {
      if (!held) return;
      count(-1);
      this.#pump.request();
    };
    return {
      ref: () => {
        if (!held) count(1);
      },
      unref,
      close: () => {
        unref();
        this.endHandle(() => undefined);
      },
      get hasRef() {
        return held;
      },
    };
  }

  /** The kinds of all handles that keep the thread alive, each as often as there are such handles. */
  activeKinds(): string[] {
    return [...this.#kinds].flatMap(([kind, count]) => Array<string>(count).fill(kind));
  }

  /** Keeps the thread alive until the promise settles. */
  async hold<T>(promise: Promise<T>): Promise<T> {
    const handle = this.handle();
    handle.ref();
    try {
      return await promise;
    } finally {
      // What waits for it comes next, without a turn.
      this.#wake();
      handle.unref();
    }
  }

  /** Whether anything but ticks has run since the last time this was asked. */
  takeProgress(): boolean {
    const progress = this.#progress;
    this.#progress = false;
    return progress;
  }

  get gauge(): Gauge {
    return this.#needs.gauge;
  }

  get alive(): boolean {
    const polls = this.#polling.size + this.#polled.size + (this.#shaken?.size ?? 0);
    const held = polls - this.#loose;
    return this.#handles + held + this.#ending > 0;
  }

  /** Whether what runs now is a tick. */
  get isTicking(): boolean {
    return this.#running === 'ticks';
  }

  /** Ends the loop: nothing that is queued runs any more. */
  close(): void {
    this.#closed = true;
    this.#pump.close();
    this.#setAlarm(undefined);
  }

  // No `try` here or below: see createPump.
  #turn(): void {
    callbacks.teller?.left();
    this.#wake();
    this.#worked = true;
    if (this.#passesTicks || this.#ticks.size + this.#rejections.size === 0) this.#runNext();
    else if (this.#ticks.size === 0) this.#tellRejections();
    while (!this.#brokenOff) {
      const job = this.#ticks.take();
      if (job) this.#run(job, 'ticks');
      else break;
    }
    if (!this.#brokenOff) this.#running = undefined;
    asyncState.current = rootContext;
  }

  #runNext(): void {
    this.gauge.begin();
    if (this.#rounds === undefined && this.alive) this.#rounds = 0;
    const job = this.#rounds === undefined ? undefined : this.#next();
    this.#worked = job !== undefined;
    this.#progress ||= this.#worked;
    if (job) this.#run(job, this.#phase);
    else if (!this.alive && !this.#isOwed) {
      this.#rounds = undefined;
      asyncState.listener?.tellEnded();
      this.#run(this.#needs.onEmpty, this.#phase);
    }
  }

  /** All that were heard of together. What one of the listeners throws is the end of it, as in Node. */
  #tellRejections(): void {
    const heard = this.#rejections;
    this.#rejections = new Queue();
    this.#progress = true;
    for (let job = heard.take(); job; job = heard.take()) this.#run(job, 'ticks');
  }

  /** A callback that no context was kept for runs in the program's own. */
  #run(job: Job, place: Place): void {
    if (asyncState.active) beginStack(rootContext);
    this.#running = place;
    job();
  }

  /** Sees to it that another turn comes when one is needed; true where it is to come at once. */
  #rest(): boolean {
    callbacks.teller?.left();
    this.#fired?.done();
    this.#fired = undefined;
    const thrown = this.#running;
    this.#running = undefined;
    this.#brokenOff = false;
    this.#passesTicks = thrown !== undefined && this.#goesOn(thrown);
    if (thrown !== undefined) return true;
    // After work comes one more turn in any case: before it, rejections are heard. Only then may the
    // loop sleep, or find itself dead.
    if (this.#worked || this.#busy || !this.alive) this.#pump.request();
    else this.#sleep();
    return false;
  }

  /** Whether another callback comes before the ticks when one has thrown; so it does in most places. */
  #goesOn(thrown: Place): boolean {
    if (thrown === 'check' && this.#checking.size === 0) this.#enter('check');
    return thrown !== 'program' && (thrown !== 'timers' || this.#timers.hasNeighbour);
  }

  get #busy(): boolean {
    return (
      this.#ticks.size + this.#rejections.size > 0 ||
      this.#polling.size + this.#polled.size > 0 ||
      this.#shaken?.isDue === true ||
      this.#checking.size + this.#immediates.size + this.#ending > 0
    );
  }

  get #ending(): number {
    return this.#closing.length + this.#toClose.length;
  }

  #wake(): void {
    if (!this.#asleep) return;
    this.#asleep = false;
    this.gauge.wake();
    this.#needs.onWake();
  }

  #sleep(): void {
    this.#asleep = true;
    this.gauge.sleep();
    this.#needs.onSleep();
    const due = earlier(this.#timers.nextExpiry, this.#shaken?.nextDue);
    this.#setAlarm(due === undefined ? undefined : Math.max(0, due - this.#needs.clock()));
  }

  #next(): Job | undefined {
    if (this.#shaken && !this.#hasTurned)
      this.#passesTimers = this.#shaken.passesTimers(this.#timers.nextExpiry);
    this.#hasTurned = true;
    for (const end = this.#phase; ;) {
      const job = this.#take(this.#phase);
      if (job) return job;
      if (this.#phase === 'timers' && !this.#beginsRound()) return undefined;
      this.#phase = after[this.#phase];
      this.#enter(this.#phase);
      // Ticks that were passed over come before that phase.
      if (this.#passesTicks && this.#phase === 'check') return undefined;
      if (this.#phase === end) return this.#take(end);
    }
  }

  /** Only then does it count whether anything keeps the thread alive: what is queued by the end runs on. */
  #beginsRound(): boolean {
    const begun = this.#rounds ?? 0;
    if (begun !== 0 && !this.alive) return false;
    this.#isOwed = this.#mayPollLast && this.#needs.isOwed();
    // The timers have had their turn.
    this.#passesTimers = this.#isOwed;
    if (!this.#isOwed) this.#rounds = begun + 1;
    return !this.#isOwed;
  }

  get #mayPollLast(): boolean {
    return this.#handles === (this.#kinds.get('Immediate') ?? 0);
  }

  #take(phase: Phase): Job | undefined {
    switch (phase) {
      case 'timers':
        if (this.#passesTimers) {
          this.#passesTimers = false;
          return undefined;
        }
        this.#fired = this.#timers.takeDue();
        return this.#fired?.run;
      case 'poll':
        return this.#polling.take();
      case 'check': {
        const job = this.#checking.first;
        if (job) this.#checking.delete(job);
        return job;
      }
      case 'closing':
        return this.#closing.pop();
    }
  }

  // What is added to a phase while it runs waits for the next round.
  #enter(phase: Phase): void {
    if (phase === 'poll')
      this.#shaken?.release((job) => {
        this.#polled.push(job);
      });
    if (phase === 'poll') [this.#polling, this.#polled] = [this.#polled, this.#polling];
    if (phase === 'check') {
      asyncState.listener?.tellEnded();
      [this.#checking, this.#immediates] = [this.#immediates, new OrderedSet()];
    }
    if (phase === 'closing') [this.#closing, this.#toClose] = [this.#toClose, this.#closing];
  }
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
