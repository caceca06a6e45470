// What programs pass to `fs`, checked, and in the form that the disk takes.
import { invalidArgType, invalidArgValue, nodeError, outOfRange } from '../../errors/node-error.ts';
import { fileURLToPath } from '../../paths/file-url.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { openFlags } from '../../disk/descriptors.ts';
import { bytesOf } from '../../values/bytes.ts';

const mostInt32 = 2 ** 31 - 1;
const mostUint32 = 2 ** 32 - 1;

/** A path as text; whether it is absolute is another matter. */
export function toPath(value: unknown, name = 'path'): string {
  let path: string;
  if (typeof value === 'string') path = value;
  else if (value instanceof Uint8Array) path = new TextDecoder().decode(value.slice());
  else if (value instanceof URL) path = fileURLToPath(value);
  else throw invalidArgType(name, 'of type string or an instance of Buffer or URL', value);
  if (path.includes('\0')) {
    throw invalidArgValue(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
  return path;
}

export function toDescriptor(value: unknown, name = 'fd'): number {
  return toInteger(value, name, 0, mostInt32);
}

export function toOwner(value: unknown, name: string): number {
  return toInteger(value, name, -1, mostUint32);
}

/** A mode: a number, or octal digits. */
export function toMode(value: unknown, name: string, otherwise?: number): number {
  const given = value ?? otherwise;
  if (typeof given !== 'string') return toInteger(given, name, 0, mostUint32);
  if (/^[0-7]+$/u.test(given)) return Number.parseInt(given, 8);
  throw invalidArgValue(name, given, 'must be a 32-bit unsigned integer or an octal string');
}

/** What may be done with a file: the mode of `access`. */
export function toAccess(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number') {
    const message = 'mode must be int32 or null/undefined';
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
  }
  return toInteger(value, 'mode', 0, 7);
}

const { writeOnly, readWrite, create, exclusive, truncate, append } = openFlags;
const sync = 0o4010000;
const namedFlags: Readonly<Record<string, number>> = {
  r: 0,
  rs: sync,
  sr: sync,
  'r+': readWrite,
  'rs+': readWrite | sync,
  'sr+': readWrite | sync,
  w: writeOnly | create | truncate,
  wx: writeOnly | create | truncate | exclusive,
  xw: writeOnly | create | truncate | exclusive,
  'w+': readWrite | create | truncate,
  'wx+': readWrite | create | truncate | exclusive,
  'xw+': readWrite | create | truncate | exclusive,
  a: writeOnly | create | append,
  ax: writeOnly | create | append | exclusive,
  xa: writeOnly | create | append | exclusive,
  as: writeOnly | create | append | sync,
  sa: writeOnly | create | append | sync,
  'a+': readWrite | create | append,
  'ax+': readWrite | create | append | exclusive,
  'xa+': readWrite | create | append | exclusive,
  'as+': readWrite | create | append | sync,
  'sa+': readWrite | create | append | sync,
};

/** The flags of `open`: a number, or a name such as `w+`. */
export function toFlags(value: unknown, name = 'flags'): number {
  if (typeof value === 'number') return toInteger(value, name, -(2 ** 31), mostInt32);
  if (value === undefined || value === null) return 0;
  const flags = typeof value === 'string' ? namedFlags[value] : undefined;
  if (flags === undefined) throw invalidArgValue(name, value);
  return flags;
}

/** Milliseconds, of a date or of a number of seconds. */
export function toTime(value: unknown, name = 'time'): number {
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) {
    return 1000 * Number(value);
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value < 0 ? Date.now() : 1000 * value;
  }
  if (value instanceof Date) return value.getTime();
  throw invalidArgType(name, 'an instance of Date or an Time in seconds', value);
}

/** A length to cut a file to. */
export function toLength(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number') throw invalidArgType('len', 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange('len', 'an integer', value);
  return Math.max(0, value);
}

export function toBoolean(value: unknown, name: string, otherwise: boolean): boolean {
  if (value === undefined) return otherwise;
  if (typeof value !== 'boolean') throw invalidArgType(name, 'of type boolean', value);
  return value;
}

export type Options = Readonly<Record<string, unknown>>;

const encodings = new Set([
  ...['utf8', 'utf-8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii'],
  ...['ucs2', 'ucs-2', 'utf16le', 'utf-16le', 'buffer'],
]);

/** Options, or an encoding in their place. */
export function toOptions(value: unknown): Options {
  if (value === undefined || value === null || typeof value === 'function') return {};
  if (typeof value === 'string') {
    checkEncoding(value);
    return { encoding: value };
  }
  if (typeof value !== 'object') {
    const message = `The "options" argument must be one of type string or object. Received `;
    const end = invalidArgType('options', '', value).message.split('Received ')[1] ?? '';
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message + end);
  }
  const options = value as Options;
  checkEncoding(options['encoding']);
  const { signal } = options;
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidArgType('options.signal', 'an instance of AbortSignal', signal);
  }
  return options;
}

function checkEncoding(value: unknown): void {
  if (value === undefined || value === null || value === '') return;
  if (typeof value === 'string' && encodings.has(value.toLowerCase())) return;
  throw invalidArgValue('encoding', value, 'is invalid encoding');
}

const viewNames = 'Buffer, TypedArray, or DataView';

export function toView(value: unknown, name = 'buffer'): ArrayBufferView {
  if (!ArrayBuffer.isView(value)) throw invalidArgType(name, `an instance of ${viewNames}`, value);
  return value;
}

export function toViews(value: unknown): ArrayBufferView[] {
  if (Array.isArray(value) && value.every((each) => ArrayBuffer.isView(each))) return value;
  const end = invalidArgType('buffers', '', value).message.split('Received ')[1] ?? '';
  const message = `The "buffers" argument must be an ArrayBufferView[]. Received ${end}`;
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

/** Text or bytes that are to be written, as bytes. */
export function toBytes(
  value: unknown,
  name: string,
  encode: (text: string) => Uint8Array,
): Uint8Array {
  if (typeof value === 'string') return encode(value);
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  throw invalidArgType(name, `of type string or an instance of ${viewNames}`, value);
}
