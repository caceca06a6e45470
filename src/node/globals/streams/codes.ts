// The errors of the web's streams with Node's codes.
import { defineHidden } from '../../values/define-property.ts';
import { prototypesOf } from '../prototypes.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;

function coded(error: unknown): unknown {
  if (!(error instanceof TypeError || error instanceof RangeError) || 'code' in error) return error;
  const code = error instanceof RangeError ? 'ERR_INVALID_ARG_VALUE' : 'ERR_INVALID_STATE';
  return defineHidden(error, 'code', code);
}

/** A method whose errors have codes, thrown or by a promise. What a program's own code throws has none. */
export function withCodes(method: Method): Method {
  const own: Method = function (...args) {
    try {
      const result = method.apply(this, args);
      return result instanceof Promise && args.length > 0 ? rejecting(result) : result;
    } catch (error) {
      throw coded(error);
    }
  };
  Object.defineProperties(own, {
    name: { value: method.name },
    length: { value: method.length },
  });
  return own;
}

function rejecting(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => {
    throw coded(error);
  });
}

/** Gives codes to methods of a class, where the browser has it. */
export function codeMethods(Class: string, names: readonly string[]): void {
  for (const prototype of prototypesOf(Class)) {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
      if (typeof descriptor?.value !== 'function') continue;
      const value = withCodes(descriptor.value as Method);
      Object.defineProperty(prototype, name, { ...descriptor, value });
    }
  }
}
