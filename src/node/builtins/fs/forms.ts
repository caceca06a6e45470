// The three forms of every call: one that blocks, one with a callback, one that gives a promise.
import { checkFunction } from '../../errors/node-error.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { named, parametersOf } from '../../values/parameters.ts';
import { withCallback } from './parameters.ts';
import type { AfterPollRounds } from './poll-rounds.ts';

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

/** How many rounds of the loop a call takes. */
export function roundsOf(name: string): number {
  return trips[name] ?? 1;
}

/** What a promise of these calls gives, by names, as `util.promisify` makes them. */
const resultNames: Readonly<Record<string, readonly [string, string]>> = {
  read: ['bytesRead', 'buffer'],
  readv: ['bytesRead', 'buffers'],
  write: ['bytesWritten', 'buffer'],
  writev: ['bytesWritten', 'buffers'],
};

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

/** The arguments of `read`, with a buffer where none was given. */
function withBuffer(given: unknown[], Buffer: FsContext['Buffer']): unknown[] {
  const [fd, first, ...rest] = given;
  if (ArrayBuffer.isView(first)) return given;
  const buffer = (): Buffer => Buffer.alloc(16_384);
  if (first === undefined || first === null) return rest.length === 0 ? [fd, buffer()] : given;
  if (typeof first !== 'object') return given;
  return [fd, { buffer: buffer(), ...first }];
}

export function createForms(
  operations: Operations,
  later: AfterPollRounds,
  { Buffer }: Pick<FsContext, 'Buffer'>,
) {
  const exports: Record<string, AnyFunction> = {};
  const counts = new Map(parametersOf(withCallback));
  for (const [name, prepare] of Object.entries(operations)) {
    const count = counts.get(name) ?? 0;
    const blocking: AnyFunction = (...given) => prepare(...given)();
    exports[`${name}Sync`] = named(`${name}Sync`, Math.max(1, count - 1), blocking);
    exports[name] = named(name, count, (...given: unknown[]) => {
      const isOptional = name === 'close' && given.length < 2;
      const callback = isOptional ? throwing : (given.pop() as Callback);
      // Of this call alone the callback is looked at last.
      if (name === 'close') prepare(...given);
      checkFunction(callback, 'cb');
      const whole = name === 'read' ? withBuffer(given, Buffer) : given;
      const job = prepare(...whole);
      later(roundsOf(name), job, (error, value) => {
        if (withBuffers.has(name)) callback(error, error === null ? value : 0, bufferOf(whole));
        else if (error !== null) callback(error);
        else if (value === undefined) callback(null);
        else callback(null, value);
      });
    });
    const names = resultNames[name];
    if (names) promiseByNames(exports[name], names);
  }
  return exports;
}

function promiseByNames(
  call: AnyFunction | undefined,
  [count, buffer]: readonly [string, string],
): void {
  if (!call) return;
  const promised = (...given: unknown[]): Promise<object> =>
    new Promise((resolve, reject) => {
      call(...given, (error: Error | null, value: unknown, data: unknown) => {
        if (error === null) resolve({ [count]: value, [buffer]: data });
        else reject(error);
      });
    });
  Object.defineProperty(call, customPromisify, { value: promised });
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
export function promised(operations: Operations, later: AfterPollRounds, name: string) {
  return async (...given: unknown[]): Promise<unknown> => {
    const job = operations[name]?.(...given);
    return await new Promise((resolve, reject) => {
      later(roundsOf(name), job ?? (() => undefined), (error, value) => {
        if (error === null) resolve(value);
        else reject(error);
      });
    });
  };
}
