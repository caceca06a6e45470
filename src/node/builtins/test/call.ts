// One call of a test's function: it may return a promise, or take a callback.
import { testFailure } from './failure.ts';

type Run = (fn: (...args: never[]) => unknown, self: unknown, ...args: unknown[]) => unknown;

/** The callback of a test, and the promise of its call. */
function createDone(): {
  readonly done: (error?: unknown) => void;
  readonly called: Promise<unknown>;
} {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  let calls = 0;
  return {
    called: promise,
    done(error) {
      calls += 1;
      if (calls === 2) {
        throw testFailure('callback invoked multiple times', 'multipleCallbackInvocations');
      }
      if (error) reject(error);
      else resolve(undefined);
    },
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return value !== null && typeof value === 'object' && 'then' in value;
}

/**
 * Calls it with its context, and with a callback where it has a parameter for one. Throws what it
 * throws; the promise is of its end, undefined where it has come to it.
 */
export function callBody(
  run: Run,
  fn: (...args: never[]) => unknown,
  context: unknown,
): PromiseLike<unknown> | undefined {
  if (fn.length !== 2) {
    const result = run(fn, context, context);
    return isThenable(result) ? result : undefined;
  }
  const { done, called } = createDone();
  const result = run(fn, context, context, done);
  if (!isThenable(result)) return called;
  called.catch(() => undefined);
  // Whichever way the promise ends, nobody else waits for it.
  result.then(undefined, () => undefined);
  throw testFailure('passed a callback but also returned a Promise', 'callbackAndPromisePresent');
}
