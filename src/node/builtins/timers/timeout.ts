// The object behind `setTimeout` and `setInterval`: one timer and whether it keeps its thread alive.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import { callbacks, callTold } from '../../loop/callbacks.ts';
import type { CallbackTeller, Told } from '../../loop/callbacks.ts';
import type { Handle, Loop } from '../../loop/loop.ts';
import type { Timer } from '../../loop/timer-lists.ts';

/** In milliseconds. */
export const longestDelay = 2 ** 31 - 1;

/** Node's rule: whole milliseconds from 1 to 2^31 - 1; anything else means 1. */
export function wholeDelay(number: number): number {
  return number >= 1 && number <= longestDelay ? Math.trunc(number) : 1;
}

/** The timers of one thread that are running, by the number they convert to. */
export type ActiveTimeouts = Map<number, Timeout>;

export interface TimeoutOptions {
  readonly loop: Loop;
  readonly active: ActiveTimeouts;
  /** Never used twice in a thread. */
  readonly id: number;
  /** In whole milliseconds. */
  readonly delay: number;
  readonly repeats: boolean;
}

/** Node's `Timeout`. It starts at once. */
export class Timeout {
  readonly #options: TimeoutOptions;
  readonly #handle: Handle;
  readonly #timer: Timer;
  /** When the last callback began: from there one that repeats counts, however long that takes. */
  #beganAt: number | undefined;
  #context: AsyncContext | undefined;
  #wantsRef = true;
  #closed = false;
  /** What was told of the callback that waits, and of the last one. */
  #waiting: Told | undefined;
  #told: Told | undefined;

  readonly _onTimeout: () => void;
  /** After how long it starts again: Node's own name, which programs read and set. */
  _repeat: number | null;

  constructor(options: TimeoutOptions, callback: () => void) {
    const { loop, active, id, delay, repeats } = options;
    this._repeat = repeats ? delay : null;
    this._onTimeout = callback;
    this.#options = options;
    this.#handle = loop.handle('Timeout');
    this.#timer = {
      duration: delay,
      startedAt: 0,
      run: () => {
        if (this._repeat) this.#beganAt = loop.now();
        else active.delete(id);
        const told = this.#waiting;
        this.#waiting = undefined;
        // Called as this method, it is `Timeout._onTimeout` in stack traces, as in Node.
        if (told || this.#context)
          callTold(told, () => {
            callIn(this.#context, () => {
              this._onTimeout();
            });
          });
        else this._onTimeout();
        if (this._destroyed && !this._repeat) this.#end();
      },
      done: () => {
        // It may have been made one that repeats while it ran.
        if (this._repeat && !this.#closed) {
          this.#timer.duration = wholeDelay(Number(this._repeat));
          this.#start(this.#beganAt);
        } else if (!active.has(id)) this.#end();
      },
    };
    this.#start();
  }

  #start(from?: number): void {
    this.#context ??= openResource('Timeout', this);
    this.#options.active.set(this.#options.id, this);
    if (this.#wantsRef) this.#handle.ref();
    this.#options.loop.startTimer(this.#timer, from);
    if (callbacks.teller) this.#tell(callbacks.teller);
  }

  #tell(teller: CallbackTeller): void {
    const due = this.#timer.startedAt + this.#timer.duration;
    this.#withdraw();
    this.#waiting = this.#told = this.#told
      ? teller.requeued(this.#told, due)
      : teller.queued('timers', this._repeat ? 'setInterval' : 'setTimeout', due);
  }

  #withdraw(): void {
    if (this.#waiting) callbacks.teller?.withdrawn(this.#waiting);
    this.#waiting = undefined;
  }

  /** Whether it is over: Node's own name, which programs read. */
  get _destroyed(): boolean {
    return !this.#options.active.has(this.#options.id);
  }

  ref(): this {
    // Programs hand these two on by themselves, as functions of nothing in particular.
    if (!(#wantsRef in this)) return this;
    this.#wantsRef = true;
    if (this.#options.active.has(this.#options.id)) this.#handle.ref();
    return this;
  }

  unref(): this {
    if (!(#wantsRef in this)) return this;
    this.#wantsRef = false;
    this.#handle.unref();
    return this;
  }

  hasRef(): boolean {
    return this.#wantsRef;
  }

  /** Starts it again from now. */
  refresh(): this {
    if (!this.#closed) this.#start();
    return this;
  }

  close(): this {
    this.#closed = true;
    this.#options.active.delete(this.#options.id);
    this.#options.loop.stopTimer(this.#timer, this.#wantsRef);
    this.#withdraw();
    this.#end();
    return this;
  }

  #end(): void {
    this.#handle.unref();
    closeResource(this.#context);
    this.#context = undefined;
  }

  [Symbol.toPrimitive](): number {
    return this.#options.id;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
