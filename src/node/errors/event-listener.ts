// What may be a listener of an `EventTarget`, in Node's words.
import { invalidArgType, nodeError } from './node-error.ts';

/** Throws where `addEventListener` or `removeEventListener` was given too little. */
export function checkListenerGiven(given: readonly unknown[]): void {
  if (given.length >= 2) return;
  const message = 'The "type" and "listener" arguments must be specified';
  throw nodeError(TypeError, 'ERR_MISSING_ARGS', message);
}

/** Whether it is a listener: null and undefined are none. Throws at what no listener can be. */
export function isListener(given: unknown): boolean {
  if (given === undefined || given === null) return false;
  if (typeof given === 'function' || typeof given === 'object') return true;
  throw invalidArgType('listener', 'an instance of EventListener', given);
}

/** The warning of an `addEventListener` that has none. */
export function noListenerWarning(target: EventTarget, type: unknown, listener: unknown): Error {
  const message = `addEventListener called with ${String(listener)} which has no effect.`;
  const warning = new Error(message);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  return Object.assign(warning, { target, type });
}
