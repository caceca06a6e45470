// The classes of `node:zlib`: functions, as in Node, since programs call them on objects of theirs.
import type { Codec } from './codec.ts';
import { createBrotliDecoder } from './brotli-decoder.ts';
import { createBrotliEncoder } from './brotli-encoder.ts';
import { createDeflater, createInflater } from './deflate-codec.ts';
import { Handle } from './handle.ts';
import { modes } from './modes.ts';
import { deflateSettings } from './options.ts';
import type { Options } from './options.ts';
import { createBase } from './stream.ts';
import type { Flushes, ZlibNeeds, ZlibStream } from './stream.ts';
import { createZstdDecoder } from './zstd-decoder.ts';
import { createZstdEncoder } from './zstd-encoder.ts';

/** A class of zlib's own formats, or of Brotli: it makes a stream with or without `new`. */
export type ZlibClass = new (options?: unknown) => ZlibStream;

type Constructor = (this: ZlibStream, ...given: never[]) => unknown;

const deflateFlushes: Flushes = { range: [0, 5], none: 0, full: 3, finish: 4 };
const brotliFlushes: Flushes = { range: [0, 3], none: 0, full: 1, finish: 2 };
const zstdFlushes: Flushes = { range: [0, 2], none: 0, full: 1, finish: 2 };

const compressors: ReadonlySet<number> = new Set([modes.DEFLATE, modes.GZIP, modes.DEFLATERAW]);

/** The options as an object, whatever was given for them. */
function toOptions(given: unknown): Options {
  return typeof given === 'object' && given !== null ? (given as Options) : {};
}

function inherit(Class: Constructor, Parent: Constructor): void {
  Object.setPrototypeOf(Class, Parent);
  Object.setPrototypeOf(Class.prototype as object, Parent.prototype as object);
}

/** All classes, and what the functions for whole buffers are made of. */
export function createClasses(needs: ZlibNeeds) {
  const { brotli, later, warn } = needs;
  const { ZlibBase, params, whole, workNow } = createBase(needs);

  function Zlib(this: ZlibStream, given: unknown, mode: number): void {
    const options = toOptions(given);
    const settings = deflateSettings(mode, options);
    const codec = (compressors.has(mode) ? createDeflater : createInflater)(mode, settings);
    ZlibBase.call(this, options, mode, new Handle(codec, later), deflateFlushes);
    this._level = settings.level;
    this._strategy = settings.strategy;
  }
  inherit(Zlib, ZlibBase);
  (Zlib.prototype as { params: unknown }).params = params;

  function Brotli(this: ZlibStream, given: unknown, mode: number): void {
    const options = toOptions(given);
    const codec: Codec =
      mode === modes.BROTLI_ENCODE
        ? createBrotliEncoder(options)
        : createBrotliDecoder(options, brotli);
    ZlibBase.call(this, options, mode, new Handle(codec, later), brotliFlushes);
  }
  inherit(Brotli, Zlib);

  /** A class with a name and a mode of its own. */
  const derive = (name: string, Parent: Constructor, mode: number): ZlibClass => {
    const Class = function (this: ZlibStream, options: unknown): unknown {
      if (!(this instanceof Class)) {
        warn(
          `Instantiating ${name} without the 'new' keyword has been deprecated.`,
          'DeprecationWarning',
          'DEP0184',
        );
        return Reflect.construct(Class, [options]) as unknown;
      }
      (Parent as (this: ZlibStream, ...given: unknown[]) => unknown).call(this, options, mode);
      return undefined;
    };
    Object.defineProperty(Class, 'name', { value: name });
    inherit(Class, Parent);
    return Class as unknown as ZlibClass;
  };

  const Base = ZlibBase as unknown as new (...given: Parameters<typeof ZlibBase>) => ZlibStream;
  const Zstd = class Zstd extends Base {
    constructor(options: Options, mode: number, codec: Codec) {
      super(options, mode, new Handle(codec, later), zstdFlushes);
    }
  };

  return {
    whole,
    workNow,
    classes: {
      Deflate: derive('Deflate', Zlib, modes.DEFLATE),
      Inflate: derive('Inflate', Zlib, modes.INFLATE),
      Gzip: derive('Gzip', Zlib, modes.GZIP),
      Gunzip: derive('Gunzip', Zlib, modes.GUNZIP),
      DeflateRaw: derive('DeflateRaw', Zlib, modes.DEFLATERAW),
      InflateRaw: derive('InflateRaw', Zlib, modes.INFLATERAW),
      Unzip: derive('Unzip', Zlib, modes.UNZIP),
      BrotliCompress: derive('BrotliCompress', Brotli, modes.BROTLI_ENCODE),
      BrotliDecompress: derive('BrotliDecompress', Brotli, modes.BROTLI_DECODE),
      ZstdCompress: class ZstdCompress extends Zstd {
        constructor(given: unknown) {
          const options = toOptions(given);
          super(options, modes.ZSTD_COMPRESS, createZstdEncoder(options));
        }
      },
      ZstdDecompress: class ZstdDecompress extends Zstd {
        constructor(given: unknown) {
          const options = toOptions(given);
          super(options, modes.ZSTD_DECOMPRESS, createZstdDecoder(options));
        }
      },
    },
  };
}
