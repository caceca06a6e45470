// `node:zlib`: what compresses and restores, as streams and for whole buffers.
import { invalidArgType } from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { defineConstants } from '../../values/define-property.ts';
import { toBytes } from './bytes.ts';
import { createClasses } from './classes.ts';
import type { ZlibClass } from './classes.ts';
import { codes, constants } from './constants.ts';
import { crc32 as crcOf } from './crc32.ts';
import type { ZlibNeeds } from './stream.ts';

type Callback = (error: Error | null, result?: unknown) => void;

/** Which class is behind which function for whole buffers, in Node's order. */
const wholes = {
  deflate: 'Deflate',
  gzip: 'Gzip',
  deflateRaw: 'DeflateRaw',
  unzip: 'Unzip',
  inflate: 'Inflate',
  gunzip: 'Gunzip',
  inflateRaw: 'InflateRaw',
  brotliCompress: 'BrotliCompress',
  brotliDecompress: 'BrotliDecompress',
  zstdCompress: 'ZstdCompress',
  zstdDecompress: 'ZstdDecompress',
} as const;

/** The classes that have a `createX`, in Node's order. */
const created = [
  'Deflate',
  'Inflate',
  'DeflateRaw',
  'InflateRaw',
  'Gzip',
  'Gunzip',
  'Unzip',
  'BrotliCompress',
  'BrotliDecompress',
  'ZstdCompress',
  'ZstdDecompress',
] as const;

/** The exports of `node:zlib`. */
export function createZlib(needs: ZlibNeeds): Record<string, unknown> {
  const { Buffer } = needs;
  const { classes, whole, workNow } = createClasses(needs);

  function crc32(data: unknown, value: unknown = 0): number {
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      const wanted = 'of type string or an instance of Buffer, TypedArray, or DataView';
      throw invalidArgType('data', wanted, data);
    }
    return crcOf(toBytes(data, Buffer), toInteger(value, 'value', 0, 2 ** 32 - 1));
  }

  const exports: Record<string, unknown> = { crc32, ...classes };
  for (const [name, className] of Object.entries(wholes)) {
    const Class: ZlibClass = classes[className];
    exports[name] = function asyncBufferWrapper(
      buffer: unknown,
      given: unknown,
      callback: unknown,
    ): void {
      const [options, done] = typeof given === 'function' ? [{}, given] : [given, callback];
      whole(new Class(options), buffer, done as Callback);
    };
    exports[`${name}Sync`] = function syncBufferWrapper(
      buffer: unknown,
      options: unknown,
    ): unknown {
      const engine = new Class(options);
      const bytes = toBytes(buffer, Buffer);
      const result = workNow(engine, bytes, engine._finishFlushFlag);
      return engine._info ? { buffer: result, engine } : result;
    };
  }
  for (const name of created) {
    const create = `create${name}`;
    const make = (options: unknown): unknown => new classes[name](options);
    Object.defineProperty(exports, create, {
      configurable: true,
      enumerable: true,
      value: Object.defineProperty(
        function (options: unknown) {
          return make(options);
        },
        'name',
        { value: create },
      ),
    });
  }
  defineConstants(exports, { constants, codes });
  // The constants once more, unlisted, as they were before there was Brotli.
  for (const [name, value] of Object.entries(constants)) {
    if (!name.startsWith('BROTLI_')) Object.defineProperty(exports, name, { value });
  }
  return exports;
}
