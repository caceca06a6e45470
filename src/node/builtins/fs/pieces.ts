// What `read` and `write` are given: which bytes of a buffer, and where in the file.
import { invalidArgType, invalidArgValue, outOfRange } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { bytesOf } from '../../values/bytes.ts';
import { toBytes, toOptions, toView } from './arguments.ts';
import type { Options } from './arguments.ts';
import type { FsContext } from './fs-context.ts';

const farthest = 2 ** 63;

function toPosition(value: unknown, length: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'bigint') {
    const most = BigInt(farthest) - 1n - BigInt(length);
    if (value < -1n || value > most) {
      throw outOfRange('position', `>= -1 && <= ${String(most)}`, value);
    }
    return value === -1n ? undefined : Number(value);
  }
  if (typeof value !== 'number') {
    throw invalidArgType('position', 'of type number or an instance of bigint', value);
  }
  toInteger(value, 'position', -1, Number.MAX_SAFE_INTEGER);
  return value === -1 ? undefined : value;
}

interface ReadPiece {
  readonly view: Uint8Array;
  readonly position: number | undefined;
}

/** Fails unless it may stand where options may: an object, or null. */
export function checkOptions(value: unknown): asserts value is Options | null {
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalidArgType('options', 'of type object', value);
  }
}

/** `(buffer, offset, length, position)` or `(buffer, options)`: what `readSync` takes. */
export function toRead(given: readonly unknown[]): ReadPiece {
  const [buffer, second, ...rest] = given;
  const whole = bytesOf(toView(buffer));
  if (given.length > 2 && typeof second !== 'object') {
    return boundedRead(buffer, whole, second, rest[0], rest[1]);
  }
  if (second !== undefined) checkOptions(second);
  const { offset = 0, length, position } = second ?? {};
  const all = typeof offset === 'number' ? whole.length - offset : 0;
  return boundedRead(buffer, whole, offset, length === undefined ? all : length, position);
}

function boundedRead(
  buffer: unknown,
  whole: Uint8Array,
  offset: unknown,
  length: unknown,
  position: unknown,
): ReadPiece {
  const from = offset === undefined ? 0 : toInteger(offset, 'offset', 0, Number.MAX_SAFE_INTEGER);
  // Whatever it is, a number is made of it.
  const count = (length as number) | 0;
  const at = toPosition(position, count);
  if (count === 0) return { view: whole.subarray(0, 0), position: undefined };
  if (whole.length === 0) throw invalidArgValue('buffer', buffer, 'is empty and cannot be written');
  checkBounds(from, count, whole.length);
  return { view: whole.subarray(from, from + count), position: at };
}

function toNumber(value: unknown, name: string): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  return value;
}

function checkBounds(offset: number, length: number, size: number): void {
  if (length < 0) throw outOfRange('length', '>= 0', length);
  if (offset + length > size) throw outOfRange('length', `<= ${String(size - offset)}`, length);
}

interface WritePiece {
  readonly bytes: Uint8Array;
  readonly position: number | undefined;
}

/** `(view, offset, length, position)`, `(view, options)` or `(text, position, encoding)`. */
export function toWrite(
  { Buffer }: FsContext,
  data: unknown,
  given: readonly unknown[],
): WritePiece {
  if (!ArrayBuffer.isView(data)) {
    const [position, encoding] = given;
    toOptions(typeof encoding === 'string' ? encoding : undefined);
    const encode = (text: string): Uint8Array =>
      Buffer.from(text, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
    const bytes = toBytes(data, 'buffer', encode);
    return { bytes, position: typeof position === 'number' ? position : undefined };
  }
  const [first] = given;
  const named = typeof first === 'object' && first !== null ? (first as Options) : undefined;
  const [offset, length, position] = named
    ? [named['offset'], named['length'], named['position']]
    : given;
  const all = bytesOf(data);
  const from = offset === undefined || offset === null ? 0 : toNumber(offset, 'offset');
  if (from < 0) throw outOfRange('offset', `>= 0 && <= ${String(Number.MAX_SAFE_INTEGER)}`, from);
  const count = typeof length === 'number' ? length : all.length - from;
  if (from > all.length) throw outOfRange('offset', `<= ${String(all.length)}`, from);
  checkBounds(from, count, all.length);
  return {
    bytes: all.subarray(from, from + count),
    position: typeof position === 'number' && position >= 0 ? position : undefined,
  };
}
