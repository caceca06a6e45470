// What ends the waiting for a test: its time limit or its signal.
import { testFailure } from './failure.ts';
import type { TestNeeds } from './needs.ts';

export interface Stop {
  /** Settles when the waiting is over: rejects with a failure where the time was. */
  readonly over: Promise<unknown>;
  /** Nothing is waited for any more. */
  clear(): void;
}

/** `milliseconds` may be infinite. */
export function stopWhen(
  { setTimeout, clearTimeout }: Pick<TestNeeds, 'setTimeout' | 'clearTimeout'>,
  milliseconds: number,
  signal: AbortSignal,
): Stop {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const aborted = (): void => {
    resolve(undefined);
  };
  signal.addEventListener('abort', aborted);
  const timer =
    milliseconds === Infinity
      ? undefined
      : setTimeout(() => {
          const words = `test timed out after ${String(milliseconds)}ms`;
          reject(testFailure(words, 'testTimeoutFailure'));
        }, milliseconds).unref();
  // It may come while nobody waits for it.
  promise.catch(() => undefined);
  return {
    over: promise,
    clear() {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
    },
  };
}
