// `node:buffer`: the library's Buffer, with what Node's has besides.
import { bare } from '../../values/bare.ts';
import { inspectCustom } from '../../values/inspect-custom.ts';
import { checkedMethods, checkedStatics } from './checks.ts';
import { createBufferClass } from './class.ts';
import type { BufferNeeds } from './class.ts';
import { encodingOf, needEncoding } from './encodings.ts';
import { numberMethods } from './numbers.ts';
import { searchMethods } from './search.ts';
import { transcode } from './transcode.ts';
import { invalidArgType, nodeError } from '../../errors/node-error.ts';
import { bytesOf } from '../../values/bytes.ts';
import { types } from '../../values/type-checks.ts';
import { unsharedBytes } from '../../values/unshared-bytes.ts';

type BufferClass = BufferConstructor;
type Decode = (this: Uint8Array, start?: number, end?: number) => string;
type Encode = (this: Uint8Array, text: string, offset?: number, length?: number) => number;

const maxLength = 2 ** 53 - 1;
const maxStringLength = 2 ** 29 - 24;
const slices = ['ascii', 'base64', 'base64url', 'latin1', 'hex', 'ucs2', 'utf8'] as const;

/** The class says `any` of it. */
const prototypeOf = (Class: BufferClass): Buffer => Class.prototype as Buffer;

/** Adds methods that programs do not see when they list a buffer's properties. */
function add(target: object, methods: Readonly<Record<string | symbol, unknown>>): void {
  for (const name of Reflect.ownKeys(methods)) {
    const value = methods[name];
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
}

const isUrlEncoding = (encoding: unknown): boolean =>
  typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';

/** The library knows `base64`, and reads the other alphabet in it; only to write it is new. */
function addBase64Url(Buffer: BufferClass): void {
  const { from, byteLength } = Buffer;
  const { toString, write, fill } = prototypeOf(Buffer);
  const known = (encoding: unknown): BufferEncoding =>
    isUrlEncoding(encoding) ? 'base64' : (encoding as BufferEncoding);
  const swap = (args: unknown[]): unknown[] =>
    args.map((each, at) => (at > 0 && isUrlEncoding(each) ? 'base64' : each));
  add(Buffer, {
    isEncoding: (encoding: unknown) =>
      typeof encoding === 'string' && encodingOf(encoding) !== undefined,
    byteLength(value: unknown, encoding?: unknown) {
      if (typeof value === 'string') return byteLength(value, known(encoding));
      if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) {
        return (value as ArrayBuffer).byteLength;
      }
      throw invalidArgType(
        'string',
        'of type string or an instance of Buffer or ArrayBuffer',
        value,
      );
    },
    from: (...args: unknown[]) => Reflect.apply(from, Buffer, swap(args)) as unknown,
  });
  add(prototypeOf(Buffer), {
    toString(this: Buffer, ...[given, start = 0, end = this.length]: unknown[]) {
      const [from, to] = [within(start, this.length), within(end, this.length)];
      if (from >= to) return '';
      const encoding = given === undefined ? 'utf8' : needEncoding(given);
      if (lettersOf[encoding](to - from) > maxStringLength) throw tooLong();
      if (encoding === 'utf8') return textOf(this.subarray(from, to));
      if (encoding !== 'base64url') return toString.call(this, encoding, from, to);
      const text = toString.call(this, 'base64', from, to);
      return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
    },
    write(this: Buffer, ...args: unknown[]) {
      return Reflect.apply(write, this, swap(args)) as unknown;
    },
    fill(this: Buffer, ...args: unknown[]) {
      return Reflect.apply(fill, this, swap(args)) as unknown;
    },
  });
}

/** How many letters so many bytes become, or may become. */
const lettersOf: Readonly<Record<BufferEncoding, (bytes: number) => number>> = {
  ascii: (bytes) => bytes,
  latin1: (bytes) => bytes,
  binary: (bytes) => bytes,
  utf8: (bytes) => bytes,
  'utf-8': (bytes) => bytes,
  hex: (bytes) => 2 * bytes,
  base64: (bytes) => 4 * Math.ceil(bytes / 3),
  base64url: (bytes) => Math.ceil((4 * bytes) / 3),
  utf16le: (bytes) => bytes / 2,
  'utf-16le': (bytes) => bytes / 2,
  ucs2: (bytes) => bytes / 2,
  'ucs-2': (bytes) => bytes / 2,
};

function tooLong(): Error {
  const most = `0x${maxStringLength.toString(16)}`;
  const message = `Cannot create a string longer than ${most} characters`;
  return nodeError(Error, 'ERR_STRING_TOO_LONG', message);
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The browser's own decoder is faster than the library's, and knows where a broken character ends. */
function textOf(bytes: Uint8Array): string {
  return utf8.decode(unsharedBytes(bytes));
}

function within(place: unknown, length: number): number {
  return Math.min(Math.max(Math.trunc(Number(place)) || 0, 0), length);
}

function addNewerNames(Buffer: BufferClass): void {
  const prototype = prototypeOf(Buffer);
  for (const encoding of slices) {
    const slice: Decode = function (start, end) {
      return prototype.toString.call(this, encoding, start, end);
    };
    const write: Encode = function (text, offset = 0, length) {
      return prototype.write.call(this, text, offset, length ?? this.length - offset, encoding);
    };
    add(prototype, { [`${encoding}Slice`]: slice, [`${encoding}Write`]: write });
  }
  add(Buffer, {
    copyBytesFrom(view: unknown, offset = 0, length?: number) {
      if (!ArrayBuffer.isView(view) || view instanceof DataView) {
        throw invalidArgType('view', 'an instance of TypedArray', view);
      }
      const typed = view as Uint8Array;
      const end = length === undefined ? undefined : offset + length;
      const part = typed.slice(offset, end);
      return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    },
  });
}

function toBytes(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  throw invalidArgType('input', 'an instance of ArrayBuffer, Buffer, or TypedArray', value);
}

/** Makes what `util.inspect` shows: `<Buffer 61 62 … 10 more bytes, name: 'x'>`. */
function createPrinted(most: () => number) {
  return function (this: Buffer, _: number, options: object, inspect?: Inspect): string {
    const shown = [...this.subarray(0, most())].map((byte) => byte.toString(16).padStart(2, '0'));
    const more = this.length - shown.length;
    const rest = more > 0 ? ` ... ${String(more)} more byte${more > 1 ? 's' : ''}` : '';
    const own = Object.entries(this).filter(([name]) => !/^\d+$/u.test(name));
    const bytes = shown.join(' ') + rest;
    const extra =
      own.length > 0 && inspect
        ? inspect(bare(Object.fromEntries(own)), {
            ...options,
            breakLength: Infinity,
            compact: true,
          }).replace(/^\[Object: null prototype\] \{ (.*) \}$/su, '$1')
        : '';
    const name = this.constructor.name;
    return `<${name} ${[bytes, extra].filter((each) => each !== '').join(', ')}>`;
  };
}

type Inspect = (value: unknown, options: object) => string;

/** The exports of `node:buffer`. */
export function createBuffer(library: BufferClass, needs: BufferNeeds) {
  addBase64Url(library);
  addNewerNames(library);
  const prototype = prototypeOf(library);
  const encode = (text: string, encoding: BufferEncoding) => library.from(text, encoding);
  add(prototype, {
    ...numberMethods(),
    ...checkedMethods(prototype),
    ...searchMethods(encode),
  });
  add(library, checkedStatics({ ...library }));
  const Buffer = createBufferClass(library, needs);
  function SlowBuffer(size: number): Buffer {
    return Buffer.allocUnsafeSlow(size);
  }
  SlowBuffer.prototype = prototype;
  const exports = {
    Blob,
    Buffer,
    File,
    INSPECT_MAX_BYTES: 50,
    SlowBuffer,
    atob,
    btoa,
    constants: { MAX_LENGTH: maxLength, MAX_STRING_LENGTH: maxStringLength },
    isAscii: (input: unknown) => toBytes(input).every((byte) => byte < 0x80),
    isUtf8(input: unknown) {
      try {
        // A copy, because the decoder does not take shared memory.
        new TextDecoder('utf-8', { fatal: true }).decode(toBytes(input).slice());
        return true;
      } catch {
        return false;
      }
    },
    kMaxLength: maxLength,
    kStringMaxLength: maxStringLength,
    resolveObjectURL: needs.resolveObjectURL,
    transcode,
  };
  const printed = createPrinted(() => exports.INSPECT_MAX_BYTES);
  add(prototype, { inspect: printed, [inspectCustom]: printed });
  return exports;
}
