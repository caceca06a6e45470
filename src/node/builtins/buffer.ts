// `node:buffer`: the library's Buffer, with what Node's has besides.
import { checkedMethods, checkedStatics } from '../buffer/checks.ts';
import { numberMethods } from '../buffer/numbers.ts';
import { invalidArgType } from '../errors.ts';
import type { Parts } from '../parts.ts';

type BufferClass = Parts['buffer']['Buffer'];
type Decode = (this: Uint8Array, start?: number, end?: number) => string;
type Encode = (this: Uint8Array, text: string, offset?: number, length?: number) => number;

const maxLength = 2 ** 53 - 1;
const maxStringLength = 2 ** 29 - 24;
const slices = ['ascii', 'base64', 'base64url', 'latin1', 'hex', 'ucs2', 'utf8'] as const;

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
  const { from, isEncoding, byteLength } = Buffer;
  const { toString, write, fill } = Buffer.prototype;
  const known = (encoding: unknown): BufferEncoding =>
    isUrlEncoding(encoding) ? 'base64' : (encoding as BufferEncoding);
  const swap = (args: unknown[]): unknown[] =>
    args.map((each, at) => (at > 0 && isUrlEncoding(each) ? 'base64' : each));
  add(Buffer, {
    isEncoding: (encoding: string) => isUrlEncoding(encoding) || isEncoding(encoding),
    byteLength: (value: string, encoding?: BufferEncoding) => byteLength(value, known(encoding)),
    from: (...args: unknown[]) => Reflect.apply(from, Buffer, swap(args)) as unknown,
  });
  add(Buffer.prototype, {
    toString(this: Buffer, encoding?: BufferEncoding, start?: number, end?: number) {
      if (!isUrlEncoding(encoding)) return toString.call(this, encoding, start, end);
      const text = toString.call(this, 'base64', start, end);
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

function addNewerNames(Buffer: BufferClass): void {
  const { prototype } = Buffer;
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

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  throw invalidArgType('input', 'an instance of ArrayBuffer, Buffer, or TypedArray', value);
}

const printedBytes = 50;

/** `<Buffer 61 62 … 10 more bytes>`, as `util.inspect` shows it. */
function printed(this: Uint8Array): string {
  const shown = [...this.subarray(0, printedBytes)].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const more = this.length - shown.length;
  const rest = more > 0 ? ` ... ${String(more)} more byte${more > 1 ? 's' : ''}` : '';
  return `<Buffer ${shown.join(' ')}${rest}>`;
}

/** The exports of `node:buffer`. */
export function createBuffer({ Buffer }: Parts['buffer']) {
  addBase64Url(Buffer);
  addNewerNames(Buffer);
  const { write } = Buffer.prototype;
  add(Buffer.prototype, { ...numberMethods(), ...checkedMethods({ write }) });
  const { alloc, allocUnsafe, allocUnsafeSlow, compare, concat } = Buffer;
  add(Buffer, checkedStatics({ alloc, allocUnsafe, allocUnsafeSlow, compare, concat }));
  add(Buffer.prototype, { [Symbol.for('nodejs.util.inspect.custom')]: printed });
  return {
    Blob,
    Buffer,
    File,
    INSPECT_MAX_BYTES: printedBytes,
    atob,
    btoa,
    constants: { MAX_LENGTH: maxLength, MAX_STRING_LENGTH: maxStringLength },
    isAscii: (input: unknown) => bytesOf(input).every((byte) => byte < 0x80),
    isUtf8(input: unknown) {
      try {
        // A copy, because the decoder does not take shared memory.
        new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(input).slice());
        return true;
      } catch {
        return false;
      }
    },
    kMaxLength: maxLength,
    kStringMaxLength: maxStringLength,
    transcode: (source: Uint8Array, from: BufferEncoding, to: BufferEncoding) =>
      Buffer.from(Buffer.from(source).toString(from), to),
  };
}
