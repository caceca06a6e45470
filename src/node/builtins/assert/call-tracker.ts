// `assert.CallTracker`: functions that count how often they are called.
import type { AssertionFacts } from './assertion-error.ts';
import { invalidArgType, invalidArgValue, nodeError, outOfRange } from '../../errors/node-error.ts';
import type { Warn } from '../../values/warn.ts';

type AnyFunction = (...args: unknown[]) => unknown;

interface Call {
  readonly thisArg: unknown;
  readonly arguments: readonly unknown[];
}

interface Tracked {
  readonly name: string;
  readonly expected: number;
  readonly madeAt: Error;
  calls: Call[];
}

const mostCalls = 2 ** 32 - 1;

function checkCount(count: unknown): asserts count is number {
  if (typeof count !== 'number') throw invalidArgType('expected', 'of type number', count);
  if (!Number.isInteger(count)) throw outOfRange('expected', 'an integer', count);
  if (count < 1 || count > mostCalls) {
    throw outOfRange('expected', `>= 1 && <= ${String(mostCalls)}`, count);
  }
}

export interface CallTrackerNeeds {
  readonly AssertionError: new (facts: AssertionFacts) => Error;
  readonly isExiting: () => boolean;
  readonly warn: Warn;
}

/** Makes the class for one thread. */
export function createCallTracker({ AssertionError, isExiting, warn }: CallTrackerNeeds) {
  let warned = false;

  return class CallTracker {
    readonly #tracked = new Map<unknown, Tracked>();

    constructor() {
      if (!warned) warn('assert.CallTracker is deprecated.', 'DeprecationWarning', 'DEP0173');
      warned = true;
    }

    calls(given?: unknown, count: unknown = 1): AnyFunction {
      if (isExiting()) {
        const message = 'Cannot call function in process exit handler';
        throw nodeError(Error, 'ERR_UNAVAILABLE_DURING_EXIT', message);
      }
      const expected = typeof given === 'number' ? given : count;
      const counted = typeof given === 'function' ? (given as AnyFunction) : () => undefined;
      checkCount(expected);
      const tracked: Tracked = {
        name: (typeof given === 'function' && given.name) || 'calls',
        expected,
        madeAt: new Error(),
        calls: [],
      };
      const tracking = new Proxy(counted, {
        __proto__: null,
        apply(target, thisArg: unknown, args: unknown[]) {
          tracked.calls.push(Object.freeze({ thisArg, arguments: Object.freeze(args.slice()) }));
          return Reflect.apply(target, thisArg, args);
        },
      } as ProxyHandler<AnyFunction>);
      this.#tracked.set(tracking, tracked);
      return tracking;
    }

    getCalls(tracking: unknown): readonly Call[] {
      return Object.freeze([...this.#find(tracking).calls]);
    }

    reset(tracking?: unknown): void {
      if (tracking !== undefined) {
        this.#find(tracking).calls = [];
        return;
      }
      for (const tracked of this.#tracked.values()) tracked.calls = [];
    }

    report() {
      return [...this.#tracked.values()]
        .filter(({ calls, expected }) => calls.length !== expected)
        .map(({ name, expected, calls, madeAt }) => ({
          message:
            `Expected the ${name} function to be executed ${String(expected)} time(s) but was ` +
            `executed ${String(calls.length)} time(s).`,
          actual: calls.length,
          expected,
          operator: name,
          stack: madeAt,
        }));
    }

    verify(): void {
      const [first, ...more] = this.report();
      if (!first) return;
      const message =
        more.length === 0
          ? first.message
          : 'Functions were not called the expected number of times';
      throw Object.assign(new AssertionError({ message }), { details: [first, ...more] });
    }

    #find(tracking: unknown): Tracked {
      const tracked = this.#tracked.get(tracking);
      if (!tracked) throw invalidArgValue('tracked', tracking, 'is not a tracked function');
      return tracked;
    }
  };
}
