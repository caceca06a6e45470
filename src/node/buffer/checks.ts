// What Node checks before it does with a Buffer what the library does.
import { invalidArgType, outOfRange } from '../errors.ts';

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
  const into = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
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
    if (typeof text !== 'string') throw invalidArgType('argument', 'of type string', text);
    if (offset === undefined || typeof offset === 'string') {
      return write.call(this, text, 0, this.length, offset ?? 'utf8');
    }
    const at = toBounded(offset, 'offset', this.length);
    if (length === undefined || typeof length === 'string') {
      return write.call(this, text, at, this.length - at, length ?? 'utf8');
    }
    const count = Math.min(toBounded(length, 'length', this.length), this.length - at);
    return write.call(this, text, at, count, encoding ?? 'utf8');
  };
}

function toBounded(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value >= 0 && value <= most) return value;
  throw outOfRange(name, `>= 0 && <= ${String(most)}`, value);
}

/** The methods of buffers that check first. `own` are the library's. */
export function checkedMethods(own: {
  readonly write: unknown;
}): Readonly<Record<string, unknown>> {
  return {
    copy,
    equals(this: Uint8Array, other: unknown) {
      if (!(other instanceof Uint8Array)) throw invalidArgType('otherBuffer', needsBytes, other);
      return this.length === other.length && this.every((byte, index) => byte === other[index]);
    },
    write: checkedWrite(own.write as AnyMethod),
  };
}

/** The class's own functions that check first. */
export function checkedStatics(own: {
  readonly alloc: unknown;
  readonly allocUnsafe: unknown;
  readonly allocUnsafeSlow: unknown;
  readonly compare: unknown;
  readonly concat: unknown;
}): Readonly<Record<string, unknown>> {
  const call = (name: keyof typeof own, ...args: unknown[]): unknown =>
    (own[name] as (...args: unknown[]) => unknown)(...args);
  return {
    alloc: (size: unknown, ...fill: unknown[]) => call('alloc', toSize(size), ...fill),
    allocUnsafe: (size: unknown) => call('allocUnsafe', toSize(size)),
    allocUnsafeSlow: (size: unknown) => call('allocUnsafeSlow', toSize(size)),
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
