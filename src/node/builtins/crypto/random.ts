// Random bytes, numbers and identifiers of `node:crypto`.
import { checkFunction, invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';
import { randomUUID } from '../../globals/web-crypto.ts';
import { wholeBytes } from '../../values/bytes.ts';

type Callback<T> = (error: null, value: T) => void;

export interface RandomNeeds {
  readonly Buffer: BufferConstructor;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void, type: string) => void;
}

/** The browser gives at most so many random bytes at a time. */
const atOnce = 65_536;
const mostBytes = 2 ** 31 - 1;
const viewWanted = 'an instance of ArrayBuffer or ArrayBufferView';

export function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  for (let at = 0; at < bytes.length; at += atOnce) {
    crypto.getRandomValues(bytes.subarray(at, at + atOnce));
  }
}

/** What Node calls the resource behind a callback. */
const request = 'RANDOMBYTESREQUEST';

/** Of `node:crypto`, what is random. */
export function createRandom({ Buffer, later }: RandomNeeds) {
  /** Hands over the value at once, or to a callback later. */
  function give<T>(value: T, callback: unknown): T | undefined {
    if (callback === undefined) return value;
    later(() => {
      (callback as Callback<T>)(null, value);
    }, request);
    return undefined;
  }

  function randomBytes(size: unknown, callback?: unknown): Buffer | undefined {
    if (typeof size !== 'number') throw invalidArgType('size', 'of type number', size);
    if (!(size >= 0 && size <= mostBytes)) {
      throw outOfRange('size', `>= 0 && <= ${String(mostBytes)}`, size);
    }
    if (callback !== undefined) checkFunction(callback, 'callback');
    const bytes = Buffer.alloc(size);
    fillRandom(bytes);
    return give(bytes, callback);
  }

  function randomFillSync<T>(view: T, offset: unknown = 0, size?: unknown): T {
    fillRandom(stretchOf(view, offset, size));
    return view;
  }

  function randomFill(view: unknown, ...rest: unknown[]): void {
    const at = rest.slice(0, 2).findIndex((each) => typeof each === 'function');
    const callback = at < 0 ? rest[2] : rest[at];
    const [offset, size] = rest.slice(0, at < 0 ? 2 : at);
    if (!wholeBytes(view)) throw invalidArgType('buf', viewWanted, view);
    checkFunction(callback, 'callback');
    const stretch = stretchOf(view, offset ?? 0, size);
    later(() => {
      fillRandom(stretch);
      (callback as Callback<unknown>)(null, view);
    }, request);
  }

  function randomInt(...args: unknown[]): number | undefined {
    const isShort = args[1] === undefined || typeof args[1] === 'function';
    const [min, max, callback] = isShort ? [0, args[0], args[1]] : args;
    if (callback !== undefined) checkFunction(callback, 'callback');
    const range = checkedRange(min, max);
    // What lies above the last whole multiple would favour the small numbers: draw again.
    const limit = 2 ** 48 - (2 ** 48 % range);
    let drawn: number;
    do {
      const words = crypto.getRandomValues(new Uint32Array(2));
      drawn = (words[0] ?? 0) * 2 ** 16 + ((words[1] ?? 0) >>> 16);
    } while (drawn >= limit);
    return give((min as number) + (drawn % range), callback);
  }

  return {
    getRandomValues: <T extends ArrayBufferView<ArrayBuffer>>(view: T) =>
      crypto.getRandomValues(view),
    randomBytes,
    randomFill,
    randomFillSync,
    randomInt,
    randomUUID(options?: { readonly disableEntropyCache?: unknown }) {
      if (options !== undefined) checkUuidOptions(options);
      return randomUUID();
    },
  };
}

/** The bytes of a view that are to be filled: `offset` and `size` count in its elements. */
function stretchOf(view: unknown, offset: unknown, size: unknown): Uint8Array<ArrayBuffer> {
  const bytes = wholeBytes(view);
  if (!bytes) throw invalidArgType('buf', viewWanted, view);
  const { BYTES_PER_ELEMENT: width = 1 } = view as { BYTES_PER_ELEMENT?: number };
  const from = checkedStretch(offset, 'offset', bytes.length, width);
  if (size === undefined) return bytes.subarray(from) as Uint8Array<ArrayBuffer>;
  const length = checkedStretch(size, 'size', mostBytes, width);
  if (from + length > bytes.length) {
    throw outOfRange('size + offset', `<= ${String(bytes.length)}`, from + length);
  }
  return bytes.subarray(from, from + length) as Uint8Array<ArrayBuffer>;
}

function checkedStretch(value: unknown, name: string, most: number, width: number): number {
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  const bytes = value * width;
  if (!(bytes >= 0 && bytes <= most)) throw outOfRange(name, `>= 0 && <= ${String(most)}`, bytes);
  return bytes;
}

/** How many numbers there are from `min` up to but not `max`. */
function checkedRange(min: unknown, max: unknown): number {
  for (const [name, value] of Object.entries({ min, max })) {
    if (!Number.isSafeInteger(value)) throw invalidArgType(name, 'a safe integer', value);
  }
  const [least, most] = [min as number, max as number];
  if (most <= least) {
    throw outOfRange('max', `greater than the value of "min" (${String(least)})`, most);
  }
  const range = most - least;
  if (range > 2 ** 48 - 1) throw outOfRange('max - min', `<= ${String(2 ** 48 - 1)}`, range);
  return range;
}

function checkUuidOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidArgType('options', 'of type object', options);
  }
  const { disableEntropyCache: value } = options as { disableEntropyCache?: unknown };
  if (value !== undefined && typeof value !== 'boolean') {
    throw invalidArgType('options.disableEntropyCache', 'of type boolean', value);
  }
}

/** Whether two buffers hold the same bytes, in a time that does not tell where they differ. */
export function timingSafeEqual(a: unknown, b: unknown): boolean {
  const [left, right] = [checkedBytes(a, 'buf1'), checkedBytes(b, 'buf2')];
  if (left.length !== right.length) {
    const message = 'Input buffers must have the same byte length';
    throw nodeError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', message);
  }
  return left.reduce((difference, byte, at) => difference | (byte ^ (right[at] ?? 0)), 0) === 0;
}

function checkedBytes(value: unknown, name: string): Uint8Array {
  const bytes = wholeBytes(value);
  if (bytes) return bytes;
  const message = `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}
