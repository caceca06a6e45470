// What Node checks before it does with a Buffer what the library does.
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
  outOfRange,
} from '../../errors/node-error.ts';
import { bytesOf } from '../../values/bytes.ts';
import { needEncoding } from './encodings.ts';

type AnyMethod = (this: Uint8Array, ...args: unknown[]) => unknown;

function toSize(size: unknown): number {
  if (typeof size !== 'number') throw invalidArgType('size', 'of type number', size);
  if (size >= 0 && size <= Number.MAX_SAFE_INTEGER) return size;
  throw outOfRange('size', `>= 0 && <= ${String(Number.MAX_SAFE_INTEGER)}`, size);
}

function toIndex(value: unknown, otherwise: number): number {
  const number = Math.trunc(Number(value));
  return value === undefined ? otherwise : Number.isNaN(number) ? 0 : number;
}

const needsBytes = 'an instance of Buffer or Uint8Array';

/** `buffer.copy`. */
function copy(
  this: Uint8Array,
  target: unknown,
  targetStart?: unknown,
  sourceStart?: unknown,
  sourceEnd?: unknown,
): number {
  if (!ArrayBuffer.isView(target)) throw invalidArgType('target', needsBytes, target);
  const into = bytesOf(target);
  const at = toIndex(targetStart, 0);
  if (at < 0) throw outOfRange('targetStart', '>= 0', at);
  const from = toIndex(sourceStart, 0);
  if (from < 0 || from > this.length) {
    throw outOfRange('sourceStart', `>= 0 && <= ${String(this.length)}`, from);
  }
  const to = toIndex(sourceEnd, this.length);
  if (to < 0) throw outOfRange('sourceEnd', '>= 0', to);
  if (at >= into.length || from >= to) return 0;
  const part = this.subarray(from, Math.min(to, this.length)).subarray(0, into.length - at);
  into.set(part, at);
  return part.length;
}

/** `buffer.write`, whose place is checked before the library has it. */
function checkedWrite(write: AnyMethod): AnyMethod {
  return function (text, offset, length, encoding) {
    checkString(text, 'argument');
    const put = (at: number, count: number, name: unknown): unknown =>
      write.call(this, text, at, count, name ? needEncoding(name) : 'utf8');
    if (offset === undefined || typeof offset === 'string') return put(0, this.length, offset);
    const at = toBounded(offset, 'offset', this.length);
    if (length === undefined || typeof length === 'string') {
      return put(at, this.length - at, length);
    }
    return put(at, Math.min(toBounded(length, 'length', this.length), this.length - at), encoding);
  };
}

function toBounded(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value >= 0 && value <= most) return value;
  throw outOfRange(name, `>= 0 && <= ${String(most)}`, value);
}

/** `buffer.compare`, of parts of both. */
function compare(this: Uint8Array, target: unknown, ...places: unknown[]): number {
  if (!(target instanceof Uint8Array)) throw invalidArgType('target', needsBytes, target);
  const [from = 0, to = target.length, ownFrom = 0, ownTo = this.length] = places;
  const start = toBounded(from, 'targetStart', Number.MAX_SAFE_INTEGER);
  const end = toBounded(to, 'targetEnd', target.length);
  const ownStart = toBounded(ownFrom, 'sourceStart', Number.MAX_SAFE_INTEGER);
  const ownEnd = toBounded(ownTo, 'sourceEnd', this.length);
  if (ownStart >= ownEnd) return start >= end ? 0 : -1;
  if (start >= end) return 1;
  const [mine, theirs] = [this.subarray(ownStart, ownEnd), target.subarray(start, end)];
  const shared = Math.min(mine.length, theirs.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (mine[at] ?? 0) - (theirs[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(mine.length - theirs.length);
}

/** `buffer.fill`, whose value, place and encoding are checked before the library has them. */
function checkedFill(fill: AnyMethod): AnyMethod {
  return function (value, ...rest) {
    const named = rest.findIndex((each) => typeof each === 'string');
    const places = named < 0 ? rest.slice(0, 2) : rest.slice(0, Math.min(named, 2));
    const encoding = typeof value === 'string' ? (named < 0 ? rest[2] : rest[named]) : undefined;
    if (encoding !== undefined && typeof encoding !== 'string') {
      throw invalidArgType('encoding', 'of type string', encoding);
    }
    const known = encoding === undefined ? 'utf8' : needEncoding(encoding);
    const [start = 0, end = this.length] = places;
    const from = toBoundedNumber(start, 'offset', Number.MAX_SAFE_INTEGER);
    const to = toBoundedNumber(end, 'end', this.length);
    if (from >= to) return this;
    const isEmpty = value instanceof Uint8Array ? value.length === 0 : false;
    if (isEmpty || (typeof value === 'string' && value !== '' && !fits(value, known))) {
      throw invalidArgValue('value', value);
    }
    return fill.call(this, value === '' ? 0 : value, from, to, known);
  };
}

/** Whether a text gives any byte at all. */
function fits(text: string, encoding: BufferEncoding): boolean {
  return encoding !== 'hex' || /^[\da-f]{2}/iu.test(text);
}

function toBoundedNumber(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (value >= 0 && value <= most) return Math.trunc(value);
  throw outOfRange(name, `>= 0 && <= ${String(most)}`, value);
}

function checkedSwap(swap: AnyMethod, bits: number): AnyMethod {
  return function () {
    if ((this.length * 8) % bits === 0) return swap.call(this);
    const message = `Buffer size must be a multiple of ${String(bits)}-bits`;
    throw nodeError(RangeError, 'ERR_INVALID_BUFFER_SIZE', message);
  };
}

/** The methods of buffers that check first. `own` are the library's. */
export function checkedMethods(own: object): Readonly<Record<string, unknown>> {
  const method = (name: string): AnyMethod => Reflect.get(own, name) as AnyMethod;
  return {
    compare,
    copy,
    equals(this: Uint8Array, other: unknown) {
      if (!(other instanceof Uint8Array)) throw invalidArgType('otherBuffer', needsBytes, other);
      return this.length === other.length && this.every((byte, index) => byte === other[index]);
    },
    fill: checkedFill(method('fill')),
    swap16: checkedSwap(method('swap16'), 16),
    swap32: checkedSwap(method('swap32'), 32),
    swap64: checkedSwap(method('swap64'), 64),
    write: checkedWrite(method('write')),
  };
}

const mostOfLibrary = 2 ** 31 - 1;

/** The class's own functions that check first. */
export function checkedStatics(own: object): Readonly<Record<string, unknown>> {
  const call = (name: string, ...args: unknown[]): unknown =>
    (Reflect.get(own, name) as (...args: unknown[]) => unknown)(...args);
  /** Beyond what the library makes the browser says by itself what it cannot. */
  const sized = (name: string, size: number, ...fill: unknown[]): unknown =>
    size <= mostOfLibrary ? call(name, size, ...fill) : call('from', new Uint8Array(size).buffer);
  return {
    alloc: (size: unknown, ...fill: unknown[]) => sized('alloc', toSize(size), ...fill),
    allocUnsafe: (size: unknown) => sized('allocUnsafe', toSize(size)),
    allocUnsafeSlow: (size: unknown) => sized('allocUnsafeSlow', toSize(size)),
    compare(first: unknown, second: unknown) {
      if (!(first instanceof Uint8Array)) throw invalidArgType('buf1', needsBytes, first);
      if (!(second instanceof Uint8Array)) throw invalidArgType('buf2', needsBytes, second);
      return call('compare', first, second);
    },
    concat(list: unknown, length?: unknown) {
      if (!Array.isArray(list)) throw invalidArgType('list', 'an instance of Array', list);
      for (const [index, each] of list.entries()) {
        if (each instanceof Uint8Array) continue;
        throw invalidArgType(`list[${String(index)}]`, needsBytes, each);
      }
      return call('concat', list, length);
    },
  };
}
