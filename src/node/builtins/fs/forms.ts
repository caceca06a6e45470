// The three forms of every call: one that blocks, one with a callback, one that gives a promise.
import { toDescriptor } from './arguments.ts';
import { takeCallback } from './callbacks.ts';
import type { FsContext, Operations } from './fs-context.ts';
import { named, parametersOf } from '../../values/parameters.ts';
import { withCallback } from './parameters.ts';
import { checkOptions } from './pieces.ts';
import type { AfterPollRounds } from './poll-rounds.ts';
import { finished } from './waiting.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** Trips to the system that a call takes in Node, where it is not one. */
const trips: Readonly<Record<string, number>> = {
  appendFile: 3,
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

/** The arguments of `read` with a callback, as `readSync` takes them: a buffer where none was given. */
function withBuffer(given: readonly unknown[], Buffer: FsContext['Buffer']): readonly unknown[] {
  const [fd, first, ...rest] = given;
  toDescriptor(fd);
  // Here nothing means the beginning, where `readSync` takes it for options.
  if (given.length > 3) return [fd, first, rest[0] ?? 0, ...rest.slice(1)];
  if (given.length === 3) {
    checkOptions(rest[0]);
    return given;
  }
  if (ArrayBuffer.isView(first)) return given;
  checkOptions(first ?? null);
  const { buffer = Buffer.alloc(16_384) } = (first ?? {}) as { buffer?: unknown };
  return [fd, buffer, first ?? undefined];
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
    const blocking: AnyFunction = (...given) => finished(prepare(...given)());
    exports[`${name}Sync`] = named(`${name}Sync`, Math.max(1, count - 1), blocking);
    exports[name] = named(name, count, (...given: unknown[]) => {
      const isBare = name === 'close' && given.length < 2;
      const taken = takeCallback(name, isBare ? [...given, throwing] : given);
      const args = name === 'read' ? withBuffer(taken.args, Buffer) : taken.args;
      const job = prepare(...args);
      const callback = taken.callback();
      later(roundsOf(name), job, (error, value) => {
        if (withBuffers.has(name)) callback(error, error === null ? value : 0, args[1]);
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

/** One call as a promise; errors in its arguments reject it too. */
export function promised(operations: Operations, later: AfterPollRounds, name: string) {
  return async (...given: unknown[]): Promise<unknown> => {
    const job = operations[name]?.(...given);
    return await new Promise((resolve, reject) => {
      const settle = (error: Error | null, value: unknown): void => {
        if (error === null) resolve(value);
        else reject(error);
      };
      later(roundsOf(name), job ?? (() => undefined), settle, 'FSREQPROMISE');
    });
  };
}
