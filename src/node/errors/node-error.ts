// One factory for the errors that Node itself throws: class, code and message as Node has them.
import { defineHidden, defineListed } from '../values/define-property.ts';
import {
  E2BIG,
  EAGAIN,
  EINVAL,
  ENOBUFS,
  ENOENT,
  EPERM,
  ESRCH,
  ETIMEDOUT,
} from '../system/errno.ts';

/** The constructors that Node gives codes to. */
type ErrorClass = new (message: string) => Error;

/**
 * An error as Node's own code makes it: `code` is an own property, and the first line of the stack
 * reads `TypeError [ERR_SOMETHING]: message` while `name` stays `TypeError`.
 */
export function nodeError(
  Class: ErrorClass,
  code: string,
  message: string,
  extra: object = {},
): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Class(message);
  // Whatever setters a program has put on all objects.
  for (const [name, value] of Object.entries({ code, ...extra })) defineListed(error, name, value);
  nodeErrors.add(error);
  // Where a browser wrote the stack at once: once more, now that it is known whose error this is.
  Error.captureStackTrace(error, nodeError);
  defineHidden(error, 'toString', function (this: Error) {
    return `${this.name} [${code}]: ${this.message}`;
  });
  return error;
}

const nodeErrors = new WeakSet<object>();

/** The first line of an error's stack. */
export function headOf(error: unknown): string {
  const isNodes = typeof error === 'object' && error !== null && nodeErrors.has(error);
  if (!isNodes) return Error.prototype.toString.call(error);
  const { name, code, message } = error as NodeJS.ErrnoException;
  return `${name} [${String(code)}]: ${message}`;
}

/** `ERR_INVALID_ARG_TYPE`: `expected` completes the sentence, as in `of type string`. */
export function invalidArgType(name: string, expected: string, actual: unknown): Error {
  const what = name.includes('.') ? 'property' : 'argument';
  const subject = name.endsWith(' argument') ? name : `"${name}" ${what}`;
  const message = `The ${subject} must be ${expected}. Received ${received(actual)}`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

/** `ERR_INVALID_ARG_VALUE`: `reason` completes the sentence, as in `is invalid`. */
export function invalidArgValue(name: string, actual: unknown, reason = 'is invalid'): Error {
  const what = name.includes('.') ? 'property' : 'argument';
  const message = `The ${what} '${name}' ${reason}. Received ${shown(actual)}`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
}

/** `ERR_OUT_OF_RANGE`: `range` completes the sentence, as in `>= 0`. */
export function outOfRange(name: string, range: string, actual: unknown): Error {
  return nodeError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${counted(actual)}`,
  );
}

/** A number as Node shows it here: large ones with underscores between the thousands. */
function counted(value: unknown): string {
  if (typeof value !== 'bigint' && !Number.isInteger(value)) return shown(value);
  const text = String(value);
  const large = Math.abs(Number(value)) > 2 ** 32;
  const digits = large ? text.replace(/\B(?=(?:\d{3})+$)/gu, '_') : text;
  return typeof value === 'bigint' ? `${digits}n` : digits;
}

/** `ERR_INVALID_URL`: `base` is what it was to be resolved against, if it was. */
export function invalidUrl(input: string, base?: string): Error {
  const extra = { input, ...(base !== undefined && { base }) };
  return nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL', extra);
}

/** Throws Node's error when a value is no text. */
export function checkString(value: unknown, name: string): asserts value is string {
  if (typeof value !== 'string') throw invalidArgType(name, 'of type string', value);
}

/** `ERR_INVALID_THIS`: a method of a class was called on something else. */
export function invalidThis(type: string): Error {
  return nodeError(TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${type}`);
}

/** Throws Node's error when a callback is no function. */
export function checkFunction(value: unknown, name: string): void {
  if (typeof value !== 'function') throw invalidArgType(name, 'of type function', value);
}

/** Those of the system's errors that calls beside the file system give. */
const systemErrors = { E2BIG, EAGAIN, EINVAL, ENOBUFS, ENOENT, EPERM, ESRCH, ETIMEDOUT } as const;

/** The number of a system error: negative, as `errno` has it. */
export function errorNumber(code: keyof typeof systemErrors): number {
  return -systemErrors[code];
}

/** An error of a system call, worded as Node does: `kill ESRCH`. */
export function systemError(
  syscall: string,
  code: keyof typeof systemErrors,
  extra: object = {},
): NodeJS.ErrnoException {
  const error = new Error(`${syscall} ${code}`);
  return Object.assign(error, { errno: -systemErrors[code], code, syscall }, extra);
}

/** What this engine does not have: says so, and names the API. */
export function unavailable(api: string): Error {
  return nodeError(
    Error,
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    `${api} is not available in the built-in engine`,
  );
}

/** A value as Node shows it where a message has no room for what is in it. */
function shown(value: unknown): string {
  if (typeof value === 'string') {
    const escaped = value.replace(/[\0-\x1f\\']/gu, (char) => {
      const known = escapes[char];
      return known ?? `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
    });
    return `'${escaped}'`;
  }
  if (typeof value === 'function')
    return `[Function${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(shown).join(', ')} ]`;
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' ? `${String(value)}n` : String(value);
  }
  const text = words.inspect(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

const longest = 128;

/** `util.inspect`, once a thread has one: for values in messages. */
export const words: { inspect: (value: unknown) => string } = { inspect: () => '{}' };

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
  "'": "\\'",
};

/** What a value is, as the end of a sentence: `an instance of Map`, `type number (5)`. */
export function received(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const maker = (value.constructor as { name?: string } | undefined)?.name;
    return maker ? `an instance of ${maker}` : '[Object: null prototype] {}';
  }
  const text = typeof value === 'string' ? `'${value}'` : shown(value);
  const short = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return `type ${typeof value} (${short})`;
}
