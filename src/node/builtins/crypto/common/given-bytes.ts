// Bytes as programs give them to `node:crypto`: texts in an encoding, views, buffers.
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../../errors/node-error.ts';
import { wholeBytes } from '../../../values/bytes.ts';

const bytesWanted = 'of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView';
export const dataWanted = 'of type string or an instance of Buffer, TypedArray, or DataView';

/** The bytes of a text, a view or a buffer. Throws Node's error for anything else. */
export function givenBytes(
  Buffer: BufferConstructor,
  value: unknown,
  name: string,
  encoding?: unknown,
): Uint8Array {
  if (typeof value === 'string') {
    const known = encoding === 'buffer' ? undefined : (encoding as BufferEncoding | undefined);
    return Buffer.from(value, known);
  }
  const bytes = wholeBytes(value);
  if (bytes) return bytes;
  throw invalidArgType(name, bytesWanted, value);
}

/** The same of what goes into something under way, where an unknown encoding counts as UTF-8. */
export function givenData(
  Buffer: BufferConstructor,
  data: unknown,
  encoding: unknown,
  name = 'data',
): Uint8Array {
  if (typeof data === 'string') {
    const known = Buffer.isEncoding(encoding as string) ? (encoding as BufferEncoding) : 'utf8';
    if (known === 'hex' && data.length % 2 !== 0) {
      const reason = `is invalid for data of length ${String(data.length)}`;
      throw invalidArgValue('encoding', encoding, reason);
    }
    return Buffer.from(data, known);
  }
  if (ArrayBuffer.isView(data)) return wholeBytes(data) as Uint8Array;
  throw invalidArgType(name, dataWanted, data);
}

/** A result as a program wants it: a buffer, or a text in an encoding. */
export function encoded(bytes: Buffer, encoding: unknown): Buffer | string {
  return encoding && encoding !== 'buffer' ? bytes.toString(encoding as BufferEncoding) : bytes;
}

/** An option that is a text, if it is there. */
export function textOption(options: unknown, name: string): string | undefined {
  const value = (options as Record<string, unknown> | null | undefined)?.[name];
  if (value === undefined || value === null) return undefined;
  checkString(value, `options.${name}`);
  return value;
}

/** An option that is a whole number from 0, if it is there. */
export function countOption(options: unknown, name: string): number | undefined {
  const value = (options as Record<string, unknown> | null | undefined)?.[name];
  if (value === undefined || value === null) return undefined;
  if ((value as number) >>> 0 !== value) throw invalidArgValue(`options.${name}`, value);
  return value;
}

/** `ERR_CRYPTO_INVALID_STATE`: it is too early or too late for that. */
export function invalidState(operation?: string): Error {
  const where = operation === undefined ? '' : ` for operation ${operation}`;
  return nodeError(Error, 'ERR_CRYPTO_INVALID_STATE', `Invalid state${where}`);
}

/** Throws Node's error where a value is no plain object. */
export function checkObject(value: unknown, name: string): asserts value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidArgType(name, 'of type object', value);
  }
}
