// Callbacks that the browser calls, and what they throw: WebKit's `error` event does not say.
import { errorsKnowPlace } from './error-place.ts';

let hear = (error: unknown): void => {
  throw error;
};

/** Says who hears of what they throw: once in a thread. */
export function listenToThrown(listener: (error: unknown) => void): void {
  hear = listener;
}

type Listener = (this: unknown, ...args: never[]) => unknown;

let hearLater = hear;

/** Says who hears of what listeners of event targets throw or reject with: once in a thread. */
export function listenToListeners(listener: (error: unknown) => void): void {
  hearLater = listener;
}

/** Waits for what a listener gave back, where that can be waited for. */
function heedRejection(given: unknown): void {
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) return;
  const { then } = given as { then?: unknown };
  if (typeof then === 'function') {
    Reflect.apply(then, given, [
      undefined,
      (error: unknown) => {
        hearLater(error);
      },
    ]);
  }
}

/**
 * A listener as a function. An object's method is looked up when it is called, and its answer waited for,
 * as in Node; an object without one is passed over.
 */
export function asFunction(
  listener: EventListenerOrEventListenerObject,
): (event: Event) => unknown {
  if (typeof listener === 'function') return listener;
  return async (event) => {
    const { handleEvent }: { handleEvent?: (event: Event) => unknown } = listener;
    if (handleEvent) await Reflect.apply(handleEvent, listener, [event]);
  };
}

/** A listener like the one given, which throws nothing: what went wrong with it is heard of later. */
export function reportingLater(listener: Listener): (...args: unknown[]) => void {
  return function (this: unknown, ...args) {
    try {
      heedRejection(Reflect.apply(listener, this, args));
    } catch (error) {
      hearLater(error);
    }
  };
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
