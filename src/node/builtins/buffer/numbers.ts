// Numbers in a Buffer: read and written as Node does, with its errors.
import { invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';

type Endian = 'LE' | 'BE';
type Bytes = Uint8Array;

/** Numbers of a fixed size: what a `DataView` calls them, and how many bytes they take. */
const fixed = {
  Int8: ['Int8', 1],
  UInt8: ['Uint8', 1],
  Int16: ['Int16', 2],
  UInt16: ['Uint16', 2],
  Int32: ['Int32', 4],
  UInt32: ['Uint32', 4],
  BigInt64: ['BigInt64', 8],
  BigUInt64: ['BigUint64', 8],
  Float: ['Float32', 4],
  Double: ['Float64', 8],
} as const;
type Fixed = keyof typeof fixed;

const mostBytes = 6;

function checkNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
}

/** As the language's own operators convert: a bigint is a `TypeError`. */
function toNumber(value: unknown): number {
  return +(value as number);
}

/** Fails because a place is not one, or lies outside. `last` is the last that would do. */
function refuse(value: number, last: number, name?: string): never {
  if (Math.floor(value) !== value) throw outOfRange(name ?? 'offset', 'an integer', value);
  if (last < 0) {
    const message = 'Attempt to access memory outside buffer bounds';
    throw nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', message);
  }
  throw outOfRange(name ?? 'offset', `>= ${name ? '1' : '0'} and <= ${String(last)}`, value);
}

function checkPlace(bytes: Bytes, offset: unknown, size: number): asserts offset is number {
  checkNumber(offset, 'offset');
  if (bytes[offset] === undefined || bytes[offset + size - 1] === undefined) {
    refuse(offset, bytes.length - size);
  }
}

/** The least and the greatest number of so many bits. */
function limits(bits: number, signed: boolean): readonly [bigint, bigint] {
  const half = 1n << BigInt(bits - 1);
  return signed ? [-half, half - 1n] : [0n, 2n * half - 1n];
}

function checkValue(value: number | bigint, size: number, signed: boolean): void {
  const bits = 8 * size;
  const [least, most] = limits(bits, signed);
  if (!(value > most || value < least)) return;
  const n = size === 8 ? 'n' : '';
  const power = (exponent: number): string => `2${n} ** ${String(exponent)}${n}`;
  const large = signed
    ? `>= -(${power(bits - 1)}) and < ${power(bits - 1)}`
    : `>= 0${n} and < ${power(bits)}`;
  const small = `>= ${String(least)}${n} and <= ${String(most)}${n}`;
  throw outOfRange('value', size > 4 ? large : small, value);
}

const viewOf = ({ buffer, byteOffset, byteLength }: Bytes): DataView =>
  new DataView(buffer, byteOffset, byteLength);

function fixedMethods(name: Fixed, endian: Endian) {
  const [type, size] = fixed[name];
  const little = endian === 'LE';
  const signed = !/^(?:Big)?U/u.test(name);
  const isFloat = name === 'Float' || name === 'Double';
  return {
    read(this: Bytes, offset: unknown = 0): number | bigint {
      checkPlace(this, offset, size);
      return viewOf(this)[`get${type}`](offset, little);
    },
    write(this: Bytes, value: unknown, offset: unknown = 0): number {
      const big = size === 8 && !isFloat;
      const number = big ? (value as bigint) : toNumber(value);
      if (size === 1) checkNumber(offset, 'offset');
      if (!isFloat) checkValue(number, size, signed);
      checkPlace(this, offset, size);
      if (big && typeof number !== 'bigint') {
        throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
      }
      viewOf(this)[`set${type}`](offset, number as never, little);
      return offset + size;
    },
  };
}

function checkSize(size: unknown): asserts size is number {
  checkNumber(size, 'byteLength');
  if (!Number.isInteger(size) || size < 1 || size > mostBytes)
    refuse(size, mostBytes, 'byteLength');
}

/** Numbers of one to six bytes. */
function sizedMethods(signed: boolean, endian: Endian) {
  const place = (offset: number, size: number, index: number): number =>
    endian === 'LE' ? offset + index : offset + size - 1 - index;
  return {
    read(this: Bytes, offset: unknown, size: unknown): number {
      if (offset === undefined) throw invalidArgType('offset', 'of type number', offset);
      checkSize(size);
      checkPlace(this, offset, size);
      let value = 0;
      for (let index = size - 1; index >= 0; index -= 1) {
        value = value * 256 + (this[place(offset, size, index)] ?? 0);
      }
      const bits = 2 ** (8 * size);
      return signed && value >= bits / 2 ? value - bits : value;
    },
    write(this: Bytes, given: unknown, offset: unknown, size: unknown): number {
      checkSize(size);
      const value = toNumber(given);
      if (size === 1) checkNumber(offset, 'offset');
      checkValue(value, size, signed);
      checkPlace(this, offset, size);
      let left = Math.trunc(value);
      for (let index = 0; index < size; index += 1) {
        this[place(offset, size, index)] = left;
        left = Math.floor(left / 256);
      }
      return offset + size;
    },
  };
}

/** All methods by name, with both spellings of unsigned. */
export function numberMethods(): Readonly<Record<string, unknown>> {
  const methods: Record<string, unknown> = {};
  const put = (name: string, { read, write }: { read: unknown; write: unknown }): void => {
    for (const [verb, method] of [
      ['read', read],
      ['write', write],
    ] as const) {
      Object.defineProperty(method, 'name', { value: verb + name });
      methods[verb + name] = method;
      methods[verb + name.replace('UInt', 'Uint')] = method;
    }
  };
  for (const name of Object.keys(fixed) as Fixed[]) {
    if (fixed[name][1] === 1) put(name, fixedMethods(name, 'LE'));
    else for (const endian of ['LE', 'BE'] as const) put(name + endian, fixedMethods(name, endian));
  }
  for (const endian of ['LE', 'BE'] as const) {
    put(`Int${endian}`, sizedMethods(true, endian));
    put(`UInt${endian}`, sizedMethods(false, endian));
  }
  return methods;
}
