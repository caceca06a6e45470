// `t.waitFor`: asks again and again until something does not fail.
import { invalidArgType } from '../../errors/node-error.ts';
import type { TestNeeds } from './needs.ts';
import { longestTimeout } from './options.ts';
import { toInteger } from '../../errors/to-integer.ts';

/** Resolves with what `condition` gives; rejects after `timeout` milliseconds. Throws where arguments are wrong. */
export function waitFor(
  { setTimeout, clearTimeout }: Pick<TestNeeds, 'setTimeout' | 'clearTimeout'>,
  condition: unknown,
  options: unknown,
): Promise<unknown> {
  if (typeof condition !== 'function')
    throw invalidArgType('condition', 'of type function', condition);
  if (options === null || typeof options !== 'object') {
    throw invalidArgType('options', 'of type object', options);
  }
  const { interval: every = 50, timeout = 1000 } = options as {
    interval?: unknown;
    timeout?: unknown;
  };
  const interval = toInteger(every, 'options.interval', 0, longestTimeout);
  const limit = toInteger(timeout, 'options.timeout', 0, longestTimeout);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let cause: unknown;
  let next: NodeJS.Timeout | undefined;
  let over = false;
  const end = (): void => {
    over = true;
    clearTimeout(next);
    clearTimeout(last);
  };
  const last = setTimeout(() => {
    end();
    reject(new Error('waitFor() timed out', cause === undefined ? undefined : { cause }));
  }, limit);
  const ask = async (): Promise<void> => {
    try {
      const value: unknown = await Reflect.apply(condition, undefined, []);
      end();
      resolve(value);
    } catch (error) {
      cause = error;
      if (!over) next = setTimeout(() => void ask(), interval);
    }
  };
  void ask();
  return promise;
}
