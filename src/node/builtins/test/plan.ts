// How many checks a test has said that it makes.
import { invalidArgType } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { testFailure } from './failure.ts';
import type { TestNeeds } from './needs.ts';
import { longestTimeout } from './options.ts';

/** Whether to wait for the checks, or for how many milliseconds. */
function toWait(value: unknown): boolean | number {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return toInteger(value, 'options.wait', 0, longestTimeout);
  throw invalidArgType('options.wait', 'one of type boolean or number', value);
}

export class Plan {
  readonly #timers: Pick<TestNeeds, 'setTimeout' | 'clearTimeout'>;
  readonly #expected: number;
  readonly #wait: boolean | number;
  #actual = 0;
  #reached: (() => void) | undefined;

  constructor(
    timers: Pick<TestNeeds, 'setTimeout' | 'clearTimeout'>,
    count: unknown,
    options: unknown = {},
  ) {
    this.#timers = timers;
    this.#expected = toInteger(count, 'count', 0, 2 ** 32 - 1);
    if (options === null || typeof options !== 'object') {
      throw invalidArgType('options', 'of type object', options);
    }
    this.#wait = toWait((options as { wait?: unknown }).wait);
  }

  /** A check was made. */
  count(): void {
    this.#actual += 1;
    if (this.#actual === this.#expected) this.#reached?.();
  }

  /** At the end of the test: throws where checks are missing, or promises to wait for them. */
  check(): Promise<unknown> | undefined {
    if (this.#actual === this.#expected) return undefined;
    if (this.#wait === false || this.#actual > this.#expected) {
      const words = `plan expected ${String(this.#expected)} assertions but received ${String(this.#actual)}`;
      throw testFailure(words, 'testCodeFailure');
    }
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const { setTimeout, clearTimeout } = this.#timers;
    const wait = this.#wait;
    const timer =
      wait === true
        ? undefined
        : setTimeout(() => {
            const words =
              `plan timed out after ${String(wait)}ms with ${String(this.#actual)} assertions ` +
              `when expecting ${String(this.#expected)}`;
            reject(testFailure(words, 'testTimeoutFailure'));
          }, wait);
    this.#reached = () => {
      clearTimeout(timer);
      resolve(undefined);
    };
    return promise;
  }
}
