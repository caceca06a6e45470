// `indexOf` and its like: where in a buffer a text, some bytes or one byte stand.
import { invalidArgType } from '../../errors/node-error.ts';
import { bytesOf } from '../../values/bytes.ts';
import { needEncoding } from './encodings.ts';

type Search = (this: Uint8Array, ...args: unknown[]) => unknown;

const receiver = 'an instance of Buffer, TypedArray, or DataView';
const wanted = 'one of type number or string or an instance of Buffer or Uint8Array';

/** What is looked for, and how many bytes each of its letters has: places are multiples of that. */
interface Needle {
  readonly bytes: Uint8Array;
  readonly width: 1 | 2;
}

/** Where a search begins, in a haystack of so many bytes; -1 where it cannot. */
function startOf(offset: number, length: number, needed: number, forward: boolean): number {
  if (offset < 0) {
    if (offset + length >= 0) return length + offset;
    return forward || needed === 0 ? 0 : -1;
  }
  if (offset + needed <= length) return offset;
  if (needed === 0) return length;
  return forward ? -1 : length - 1;
}

const furthest = 2 ** 31;

function toOffset(value: unknown, otherwise: number): number {
  const offset = Math.trunc(Number(value));
  if (Number.isNaN(offset)) return otherwise;
  return Math.min(Math.max(offset, -furthest), furthest - 1);
}

function matches(bytes: Uint8Array, needle: Uint8Array, at: number): boolean {
  for (let index = 1; index < needle.length; index += 1) {
    if (bytes[at + index] !== needle[index]) return false;
  }
  return true;
}

function findFrom(bytes: Uint8Array, needle: Needle, start: number, forward: boolean): number {
  const { bytes: sought, width } = needle;
  const [first = 0] = sought;
  const last = bytes.length - sought.length;
  const begin = start - (start % width);
  const next = (from: number): number =>
    forward ? bytes.indexOf(first, from) : from < 0 ? -1 : bytes.lastIndexOf(first, from);
  let at = next(forward ? begin : Math.min(begin, last));
  for (; at !== -1 && at <= last; at = next(forward ? at + 1 : at - 1)) {
    if (at % width === 0 && matches(bytes, sought, at)) return at;
  }
  return -1;
}

/** A search ends before `end`, but where it begins is counted in the whole buffer. */
function find(
  buffer: ArrayBufferView,
  needle: Needle,
  { offset, end, forward }: { offset: number; end: number; forward: boolean },
): number {
  const needed = needle.bytes.length;
  const start = startOf(offset, buffer.byteLength, needed, forward);
  if (needed === 0) return Math.min(start, end);
  if (start === -1 || needed > end || needed < needle.width) return -1;
  if (forward && start + needed > end) return -1;
  const bytes = bytesOf(buffer).subarray(0, end - (end % needle.width));
  return findFrom(bytes, needle, start, forward);
}

/** The methods that search. `encode` gives the bytes of a text. */
export function searchMethods(
  encode: (text: string, encoding: BufferEncoding) => Uint8Array,
): Readonly<Record<'includes' | 'indexOf' | 'lastIndexOf', Search>> {
  function needleOf(value: unknown, encoding: unknown): Needle {
    if (typeof value === 'number') return { bytes: Uint8Array.of(value), width: 1 };
    const known = encoding === undefined ? 'utf8' : needEncoding(encoding);
    const width = known === 'utf16le' ? 2 : 1;
    if (typeof value === 'string') return { bytes: encode(value, known), width };
    if (value instanceof Uint8Array) return { bytes: value, width };
    throw invalidArgType('value', wanted, value);
  }

  function search(buffer: unknown, args: readonly unknown[], forward: boolean): number {
    if (!ArrayBuffer.isView(buffer)) throw invalidArgType('buffer', receiver, buffer);
    const [value, ...places] = args;
    const named = places.findIndex((each, at) => typeof each === 'string' && at < 2);
    const encoding = named === -1 ? places[2] : places[named];
    const [place, until] = named === -1 ? places : places.slice(0, named);
    const { byteLength: length } = buffer;
    const end = until === undefined ? length : Math.min(Math.max(toOffset(until, 0), 0), length);
    const offset = toOffset(place, forward ? 0 : length);
    return find(buffer, needleOf(value, encoding), { offset, end, forward });
  }

  // Functions, not methods: `new` of one is refused for what it is called on.
  return {
    includes: function includes(...args) {
      return search(this, args, true) !== -1;
    },
    indexOf: function indexOf(...args) {
      return search(this, args, true);
    },
    lastIndexOf: function lastIndexOf(...args) {
      return search(this, args, false);
    },
  };
}
