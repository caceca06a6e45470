// Callbacks that the browser calls, and what they throw: WebKit's `error` event does not say.
import { errorsKnowPlace } from './error-place.ts';

let hear = (error: unknown): void => {
  throw error;
};

/** Says who hears of what they throw: once in a thread. */
export function listenToThrown(listener: (error: unknown) => void): void {
  hear = listener;
}

/** A function like the one given, which throws nothing; other than in WebKit, the one given. */
export function reportingThrown<Args extends unknown[]>(
  callback: (...args: Args) => void,
): (...args: Args) => void {
  if (!errorsKnowPlace) return callback;
  return function (this: unknown, ...args) {
    try {
      callback.apply(this, args);
    } catch (error) {
      hear(error);
    }
  };
}
