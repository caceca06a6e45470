// The object behind `setTimeout` and `setInterval`: one timer and whether it keeps its thread alive.
import type { Handle, Loop } from './loop.ts';
import type { Timer } from './timer-lists.ts';

const longestDelay = 2 ** 31 - 1;

/** Node's rule: whole milliseconds from 1 to 2^31 - 1; anything else means 1. */
function toDuration(delay: unknown): number {
  const number = Number(delay);
  return number >= 1 && number <= longestDelay ? Math.trunc(number) : 1;
}

/** The timers of one thread that are running, by the number they convert to. */
export type ActiveTimeouts = Map<number, Timeout>;

export interface TimeoutOptions {
  readonly loop: Loop;
  readonly active: ActiveTimeouts;
  /** Never used twice in a thread. */
  readonly id: number;
  readonly delay: unknown;
  readonly repeats: boolean;
}

/** Node's `Timeout`. It starts at once. */
export class Timeout {
  readonly #options: TimeoutOptions;
  readonly #handle: Handle;
  readonly #timer: Timer;
  #wantsRef = true;

  readonly _onTimeout: () => void;

  constructor(options: TimeoutOptions, callback: () => void) {
    this._onTimeout = callback;
    const { loop, active, id, delay, repeats } = options;
    this.#options = options;
    this.#handle = loop.handle('Timeout');
    this.#timer = {
      duration: toDuration(delay),
      startedAt: 0,
      run: () => {
        if (!repeats) active.delete(id);
        // Called as this method, it is `Timeout._onTimeout` in stack traces, as in Node.
        this._onTimeout();
      },
      done: () => {
        if (!active.has(id)) this.#handle.unref();
        else if (repeats) this.#start();
      },
    };
    this.#start();
  }

  #start(): void {
    this.#options.active.set(this.#options.id, this);
    if (this.#wantsRef) this.#handle.ref();
    this.#options.loop.startTimer(this.#timer);
  }

  /** Whether it is over: Node's own name, which programs read. */
  get _destroyed(): boolean {
    return !this.#options.active.has(this.#options.id);
  }

  ref(): this {
    this.#wantsRef = true;
    if (this.#options.active.has(this.#options.id)) this.#handle.ref();
    return this;
  }

  unref(): this {
    this.#wantsRef = false;
    this.#handle.unref();
    return this;
  }

  hasRef(): boolean {
    return this.#wantsRef;
  }

  /** Starts it again from now. */
  refresh(): this {
    this.#start();
    return this;
  }

  close(): this {
    this.#options.active.delete(this.#options.id);
    this.#options.loop.stopTimer(this.#timer);
    this.#handle.unref();
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#options.id;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
