// What programs say of a test: name, options and function in any order Node takes, checked as it checks them.
import { invalidArgType, outOfRange } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import type { Location } from './needs.ts';

/** The longest time that a timer keeps, in milliseconds. */
export const longestTimeout = 2 ** 31 - 1;

export type TestFunction = (this: unknown, ...args: never[]) => unknown;

/** Options as programs give them; any of them may be anything. */
export interface TestOptions {
  readonly concurrency?: unknown;
  readonly expectFailure?: unknown;
  readonly only?: unknown;
  readonly plan?: unknown;
  readonly signal?: unknown;
  readonly skip?: unknown;
  readonly tags?: unknown;
  readonly timeout?: unknown;
  readonly todo?: unknown;
}

export interface Declared {
  readonly name: string;
  readonly options: TestOptions;
  readonly fn: TestFunction;
  /** Where it stands, if not where it was called for. */
  readonly location?: Location | undefined;
}

export const noTest: TestFunction = () => undefined;

/** `(name, options, fn)`, of which any may be left out. */
export function declared(name: unknown, options: unknown, fn: unknown): Declared {
  let settings = options;
  let body = fn;
  if (typeof name === 'function') body = name;
  else if (name !== null && typeof name === 'object') [settings, body] = [name, options];
  if (typeof settings === 'function') body = settings;
  // A function may also stand where the options end.
  if (typeof body !== 'function') body = fn;
  const called = typeof body === 'function' ? body.name : '';
  return {
    name: typeof name === 'string' && name !== '' ? name : called || '<anonymous>',
    options: settings !== null && typeof settings === 'object' ? settings : {},
    fn: typeof body === 'function' ? (body as TestFunction) : noTest,
  };
}

/** A time limit in milliseconds; `otherwise` where none is given. */
export function toTimeout(value: unknown, otherwise: number): number {
  if (value === undefined || value === null || value === Infinity) {
    return value === Infinity ? Infinity : otherwise;
  }
  if (typeof value !== 'number') throw invalidArgType('options.timeout', 'of type number', value);
  if (!(value >= 0 && value <= longestTimeout)) {
    throw outOfRange('options.timeout', `>= 0 && <= ${String(longestTimeout)}`, value);
  }
  return value;
}

/** How many tests may run side by side. `all` is what `true` stands for. */
export function toConcurrency(value: unknown, otherwise: number, all: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean') return value ? all : 1;
  if (typeof value === 'number') return toInteger(value, 'options.concurrency', 1, 2 ** 32 - 1);
  throw invalidArgType('options.concurrency', 'one of type boolean or number', value);
}

export function toSignal(value: unknown): AbortSignal | undefined {
  if (value === undefined) return undefined;
  if (value === null || typeof value !== 'object' || !('aborted' in value)) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', value);
  }
  return value as AbortSignal;
}

/** Whether `skip`, `todo` and the like are said; they may be said with a reason. */
export function isSaid(value: unknown): boolean {
  return value !== undefined && value !== false && value !== null;
}
