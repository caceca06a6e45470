// The three forms of every call: one that blocks, one with a callback, one that gives a promise.
import { checkFunction } from '../errors.ts';
import type { Operations } from './context.ts';
import type { Later } from './later.ts';

type AnyFunction = (...args: unknown[]) => unknown;
type Callback = (error: unknown, ...results: unknown[]) => void;

/** Trips to the system that a call takes in Node, where it is not one. */
const trips: Readonly<Record<string, number>> = {
  appendFile: 3,
  cp: 4,
  readFile: 4,
  rm: 2,
  truncate: 3,
  writeFile: 3,
};

/** What a callback hears besides the result: the buffers that were given. */
const withBuffers = new Set(['read', 'readv', 'write', 'writev']);

function named(name: string, call: AnyFunction): AnyFunction {
  return Object.defineProperty(call, 'name', { value: name });
}

/** How many rounds of the loop a call takes. */
export function roundsOf(name: string): number {
  return trips[name] ?? 1;
}

export function createForms(operations: Operations, later: Later) {
  const exports: Record<string, AnyFunction> = {};
  for (const [name, prepare] of Object.entries(operations)) {
    exports[`${name}Sync`] = named(`${name}Sync`, (...given) => prepare(...given)());
    exports[name] = named(name, (...given) => {
      const isOptional = name === 'close' && given.length < 2;
      const callback = isOptional ? throwing : (given.pop() as Callback);
      // Of this call alone the callback is looked at last.
      if (name === 'close') prepare(...given);
      checkFunction(callback, 'cb');
      const job = prepare(...given);
      later(roundsOf(name), job, (error, value) => {
        if (withBuffers.has(name)) callback(error, error === null ? value : 0, bufferOf(given));
        else if (error !== null) callback(error);
        else if (value === undefined) callback(null);
        else callback(null, value);
      });
    });
  }
  return exports;
}

function throwing(error: unknown): void {
  if (error !== null) throw error as Error;
}

/** The second argument, or what it is named in options. */
function bufferOf([, data]: readonly unknown[]): unknown {
  const options = data as { buffer?: unknown } | undefined;
  return Array.isArray(data) || ArrayBuffer.isView(data) || typeof data === 'string'
    ? data
    : options?.buffer;
}

/** One call as a promise; errors in its arguments reject it too. */
export function promised(operations: Operations, later: Later, name: string) {
  return async (...given: unknown[]): Promise<unknown> => {
    const job = operations[name]?.(...given);
    return await new Promise((resolve, reject) => {
      later(roundsOf(name), job ?? (() => undefined), (error, value) => {
        if (error === null) resolve(value);
        else reject(error as Error);
      });
    });
  };
}
