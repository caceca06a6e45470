// `node:timers/promises`: the timers as promises, and the interval as an async iterator.
import { AbortError } from '../../errors/abort-error.ts';
import { invalidArgType, invalidThis, nodeError } from '../../errors/node-error.ts';

interface Cancelable {
  unref(): unknown;
  close(): unknown;
}

/** The functions of `node:timers` that these are made of. */
export interface TimerFunctions {
  readonly setTimeout: (callback: () => void, delay?: number) => Cancelable;
  readonly setInterval: (callback: () => void, delay?: number) => Cancelable;
  readonly setImmediate: (callback: () => void) => Cancelable;
}

interface TimerOptions {
  readonly signal?: AbortSignal;
  readonly ref?: boolean;
}

function check(options: unknown): TimerOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw invalidArgType('options', 'of type object', options);
  }
  const { signal, ref } = options as Record<string, unknown>;
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  }
  if (ref !== undefined && typeof ref !== 'boolean') {
    throw invalidArgType('options.ref', 'of type boolean', ref);
  }
  return options;
}

function checkDelay(delay: unknown): void {
  if (delay !== undefined && typeof delay !== 'number')
    throw invalidArgType('delay', 'of type number', delay);
}

function settleOnce<T>(
  start: (callback: () => void, delay: number | undefined) => Cancelable,
  delay: number | undefined,
  value: T,
  given: unknown,
): Promise<T> {
  let stopListening: (() => void) | undefined;
  const settled = new Promise<T>((resolve, reject) => {
    checkDelay(delay);
    const { signal, ref } = check(given);
    if (signal?.aborted) {
      reject(new AbortError(signal.reason));
      return;
    }
    const timer = start(() => {
      resolve(value);
    }, delay);
    if (ref === false) timer.unref();
    if (!signal) return;
    const abort = (): void => {
      timer.close();
      reject(new AbortError(signal.reason));
    };
    signal.addEventListener('abort', abort);
    stopListening = () => {
      signal.removeEventListener('abort', abort);
    };
  });
  return stopListening ? afterwards(settled, stopListening) : settled;
}

/** `finally`, in as many turns of the microtasks as Node takes: programs race against it. */
function afterwards<T>(settled: Promise<T>, last: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    new Promise<T>((pass, fail) => {
      settled.then(pass, fail);
    })
      .finally(last)
      .then(resolve, reject);
  });
}

/** The exports of `node:timers/promises`. */
export function createTimersPromises(timers: TimerFunctions) {
  function setTimeout<T>(delay?: number, value?: T, options: unknown = {}) {
    return settleOnce(timers.setTimeout, delay, value, options);
  }

  function setImmediate<T>(value?: T, options: unknown = {}) {
    return settleOnce(timers.setImmediate, undefined, value, options);
  }

  async function* setInterval<T>(delay?: number, value?: T, options: unknown = {}) {
    checkDelay(delay);
    const { signal, ref } = check(options);
    signal?.throwIfAborted();
    let fired = 0;
    let wake: (() => void) | undefined;
    const timer = timers.setInterval(() => {
      fired += 1;
      wake?.();
    }, delay);
    if (ref === false) timer.unref();
    const abort = (): void => {
      timer.close();
      wake?.();
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      for (;;) {
        if (signal?.aborted) throw new AbortError(signal.reason);
        if (fired === 0) await new Promise<void>((resolve) => (wake = resolve));
        for (; fired > 0; fired -= 1) yield value;
      }
    } finally {
      timer.close();
      signal?.removeEventListener('abort', abort);
    }
  }

  class Scheduler {
    static {
      Object.defineProperty(this, 'name', { value: 'Scheduler' });
    }

    constructor() {
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }

    yield(): Promise<unknown> {
      checkScheduler(this);
      return setImmediate();
    }

    wait(delay: number, options?: { signal?: AbortSignal }): Promise<unknown> {
      checkScheduler(this);
      return setTimeout(delay, undefined, options);
    }
  }

  function checkScheduler(value: object): void {
    if (value !== scheduler) throw invalidThis('Scheduler');
  }

  const scheduler = Object.create(Scheduler.prototype) as Scheduler;

  return { setTimeout, setImmediate, setInterval, scheduler };
}
