// The options of `node:zlib`'s streams, checked as Node checks them.
import { invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';
import { wholeBytes } from '../../values/bytes.ts';
import type { DeflateSettings } from './deflate-codec.ts';
import { modes } from './modes.ts';

export type Options = Readonly<Record<string, unknown>>;

/** A number that is finite; `fallback` where there is none. */
function finiteOr(value: unknown, name: string, fallback: number): number {
  if (value === undefined || Number.isNaN(value)) return fallback;
  if (typeof value !== 'number') throw invalidArgType(name, 'of type number', value);
  if (!Number.isFinite(value)) throw outOfRange(name, 'a finite number', value);
  return value;
}

/** The same between two others. */
export function numberOr(
  given: unknown,
  name: string,
  [lowest, highest]: readonly [number, number],
  fallback: number,
): number {
  const value = finiteOr(given, name, fallback);
  if (value >= lowest && value <= highest) return value;
  throw outOfRange(name, `>= ${String(lowest)} and <= ${String(highest)}`, value);
}

const smallestChunk = 64;

/** The size of the pieces that a stream puts out. */
export function chunkSizeOf(options: Options): number {
  const value = finiteOr(options['chunkSize'], 'options.chunkSize', 16 * 1024);
  if (value >= smallestChunk) return value;
  throw outOfRange('options.chunkSize', `>= ${String(smallestChunk)}`, value);
}

/** What the classes of zlib's own formats were given. */
export function deflateSettings(mode: number, options: Options): DeflateSettings {
  const get = (name: string, range: readonly [number, number], fallback: number): number =>
    numberOr(options[name], `options.${name}`, range, fallback);
  const restores = mode === modes.INFLATE || mode === modes.GUNZIP || mode === modes.UNZIP;
  const { windowBits: given } = options;
  // Zero: as the header says.
  const windowBits =
    restores && (given === undefined || given === null || given === 0)
      ? 0
      : get('windowBits', [mode === modes.GZIP ? 9 : 8, 15], 15);
  return {
    // zlib itself has none so small without a header.
    windowBits: Math.trunc(mode === modes.DEFLATERAW && windowBits === 8 ? 9 : windowBits),
    level: Math.trunc(get('level', [-1, 9], -1)),
    memLevel: Math.trunc(get('memLevel', [1, 9], 8)),
    strategy: Math.trunc(get('strategy', [0, 4], 0)),
    dictionary: dictionaryOf(options),
    endsOnce: options['rejectGarbageAfterEnd'] === true,
  };
}

/** The bytes of a dictionary. */
export function dictionaryOf({ dictionary }: Options): Uint8Array | undefined {
  if (dictionary === undefined) return undefined;
  const bytes = wholeBytes(dictionary);
  if (bytes) return bytes;
  const wanted = 'an instance of Buffer, TypedArray, DataView, or ArrayBuffer';
  throw invalidArgType('options.dictionary', wanted, dictionary);
}

/** The parameters of a format that has its own: numbers by number, no key twice, none unknown. */
export function paramsOf(
  options: Options,
  isKnown: (key: number) => boolean,
  format: 'Brotli' | 'zstd',
): ReadonlyMap<number, number> {
  const params = new Map<number, number>();
  for (const [name, value] of Object.entries(options['params'] ?? {})) {
    const key = Number(name);
    if (Number.isNaN(key) || !isKnown(key) || params.has(key)) {
      const code = `ERR_${format.toUpperCase()}_INVALID_PARAM`;
      throw nodeError(RangeError, code, `${name} is not a valid ${format} parameter`);
    }
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw invalidArgType('options.params[key]', 'of type number', value);
    }
    params.set(key, Number(value));
  }
  return params;
}

/** A format does not take what it was given. */
export function initializationFailed(message: string): Error {
  return nodeError(Error, 'ERR_ZLIB_INITIALIZATION_FAILED', message);
}
