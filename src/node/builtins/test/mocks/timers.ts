// `mock.timers`: timers, and a clock, that go on when the program says so.
import { AbortError } from '../../../errors/abort-error.ts';
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { defineHidden } from '../../../values/define-property.ts';
import { createMockDate } from './date.ts';
import type { MockTimeout } from './clock.ts';
import { MockClock } from './clock.ts';

type AnyFunction = (...args: never[]) => unknown;

/** The modules whose functions are replaced, beside the global ones. */
export interface MockTimersNeeds {
  readonly timers: () => object;
  readonly timersPromises: () => object;
}

const supported = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'Date',
  'scheduler.wait',
  'AbortSignal.timeout',
] as const;

type Api = (typeof supported)[number];

function isSupported(name: string): name is Api {
  return supported.some((each) => each === name);
}

function invalidState(words: string): Error {
  return nodeError(Error, 'ERR_INVALID_STATE', `Invalid state: ${words}`);
}

function toTime(value: unknown, name: string): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!(value >= 0)) throw invalidArgValue('time', 'positive integer', String(value));
  return value;
}

/** What a `signal` of options says now. Throws where it is none. */
function signalOf(options: unknown): AbortSignal | undefined {
  const signal: unknown = (options as { signal?: unknown } | undefined)?.signal;
  if (signal === undefined) return undefined;
  if (signal instanceof AbortSignal) return signal;
  throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
}

export class MockTimers {
  readonly #needs: MockTimersNeeds;
  readonly #clock = new MockClock();
  /** Puts back what was replaced, the last first. */
  #putBack: (() => void)[] = [];
  #isEnabled = false;

  constructor(needs: MockTimersNeeds) {
    this.#needs = needs;
  }

  enable(options: { readonly apis?: unknown; readonly now?: unknown } = {}): void {
    if (this.#isEnabled) throw invalidState('MockTimers is already enabled!');
    const { apis = supported, now = 0 } = options;
    if (!Array.isArray(apis)) {
      throw invalidArgType('options.apis', 'an instance of Array', apis);
    }
    const names = apis.map((name: unknown, at): Api => {
      checkString(name, `options.apis[${String(at)}]`);
      if (isSupported(name)) return name;
      throw invalidArgValue('options.apis', name, `option ${name} is not supported`);
    });
    this.#clock.now = toTime(now instanceof Date ? now.getTime() : now, 'initialTime');
    this.#isEnabled = true;
    for (const name of names) this.#enable(name);
  }

  tick(time: unknown = 1): void {
    this.#checkEnabled();
    this.#clock.advance(toTime(time, 'time'));
  }

  setTime(time: unknown = 0): void {
    const now = toTime(time, 'time');
    this.#checkEnabled();
    this.#clock.now = now;
  }

  runAll(): void {
    this.#checkEnabled();
    this.#clock.advance(Math.max(0, this.#clock.last - this.#clock.now));
  }

  reset(): void {
    for (const putBack of this.#putBack.reverse()) putBack();
    this.#putBack = [];
    this.#clock.clear();
    this.#isEnabled = false;
  }

  [Symbol.dispose](): void {
    this.reset();
  }

  #checkEnabled(): void {
    if (this.#isEnabled) return;
    throw invalidState('You should enable MockTimers first by calling the .enable function');
  }

  #enable(api: Api): void {
    const clock = this.#clock;
    const timers = this.#needs.timers();
    const promises = this.#needs.timersPromises();
    const places = [globalThis, timers];
    const clear = (timer: unknown): void => {
      clock.remove(timer);
    };
    switch (api) {
      case 'setTimeout': {
        const promised = (delay?: number, value?: unknown, options?: unknown) =>
          this.#promise(delay, value, options);
        const set = (job: AnyFunction, delay?: number, ...args: unknown[]): MockTimeout =>
          clock.add(job, delay, args, false);
        this.#replaceAll(places, 'setTimeout', withPromise(set, promised));
        this.#replaceAll(places, 'clearTimeout', clear);
        this.#replace(promises, 'setTimeout', promised);
        return;
      }
      case 'setInterval': {
        const set = (job: AnyFunction, delay?: number, ...args: unknown[]): MockTimeout =>
          clock.add(job, delay, args, true);
        this.#replaceAll(places, 'setInterval', set);
        this.#replaceAll(places, 'clearInterval', clear);
        this.#replace(
          promises,
          'setInterval',
          (delay?: number, value?: unknown, options?: unknown) =>
            this.#iterate(delay, value, options),
        );
        return;
      }
      case 'setImmediate': {
        const promised = (value?: unknown, options?: unknown) => this.#promise(-1, value, options);
        const set = (job: AnyFunction, ...args: unknown[]): MockTimeout =>
          clock.add(job, -1, args, false);
        this.#replaceAll(places, 'setImmediate', withPromise(set, promised));
        this.#replaceAll(places, 'clearImmediate', clear);
        this.#replace(promises, 'setImmediate', promised);
        return;
      }
      case 'Date':
        if ('isMock' in globalThis.Date) throw invalidState('Date is already being mocked!');
        this.#replace(
          globalThis,
          'Date',
          createMockDate(() => clock.now, globalThis.Date),
        );
        return;
      case 'scheduler.wait':
        this.#replace(
          Reflect.get(promises, 'scheduler') as object,
          'wait',
          (delay?: number, options?: unknown) => this.#promise(delay, undefined, options),
        );
        return;
      case 'AbortSignal.timeout':
        this.#replace(AbortSignal, 'timeout', (delay: unknown) => {
          const milliseconds = toInteger(delay, 'delay', 0, 2 ** 32 - 1);
          const aborting = new AbortController();
          const abort = (): void => {
            aborting.abort();
          };
          clock.add(abort, milliseconds, [], false);
          return aborting.signal;
        });
    }
  }

  #replaceAll(objects: readonly object[], name: string, value: unknown): void {
    for (const object of objects) this.#replace(object, name, value);
  }

  #replace(object: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(object, name);
    if (typeof value === 'function' && value.name !== name && name !== 'Date') {
      Object.defineProperty(value, 'name', { value: name, configurable: true });
    }
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: before?.enumerable ?? true,
      writable: true,
      value,
    });
    this.#putBack.push(() => {
      if (before) Object.defineProperty(object, name, before);
      else Reflect.deleteProperty(object, name);
    });
  }

  /** A timer of `timers/promises`. */
  #promise(delay: number | undefined, value: unknown, options: unknown): Promise<unknown> {
    let signal: AbortSignal | undefined;
    try {
      signal = signalOf(options);
    } catch (error) {
      return Promise.reject(error);
    }
    if (signal?.aborted) return Promise.reject(new AbortError(signal.reason));
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = this.#clock.add(resolve, delay, [value], false);
    signal?.addEventListener(
      'abort',
      () => {
        this.#clock.remove(timer);
        reject(new AbortError(signal.reason));
      },
      { once: true },
    );
    return promise;
  }

  async *#iterate(delay: number | undefined, value: unknown, options: unknown): AsyncGenerator {
    const signal = signalOf(options);
    if (signal?.aborted) throw new AbortError(signal.reason);
    let due = 0;
    let wake: (() => void) | undefined;
    const notify = (): void => {
      wake?.();
    };
    const fire = (): void => {
      due += 1;
      notify();
    };
    const timer = this.#clock.add(fire, delay, [], true);
    signal?.addEventListener('abort', notify, { once: true });
    try {
      for (;;) {
        while (due === 0 && !signal?.aborted) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (signal?.aborted) throw new AbortError(signal.reason);
        due -= 1;
        yield value;
      }
    } finally {
      this.#clock.remove(timer);
      signal?.removeEventListener('abort', notify);
    }
  }
}

/** Has `util.promisify` make a mocked function of a mocked function, too. */
function withPromise(set: AnyFunction, promised: AnyFunction): AnyFunction {
  return defineHidden(set, Symbol.for('nodejs.util.promisify.custom'), promised);
}
