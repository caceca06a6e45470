// Restores what is in the format of Brotli, by a library that wants all of it: nothing comes before the end.
// The library does not tell where that is: in what is not too long it is looked for.
import type { decompress } from 'brotli/decompress';
import { joined } from '../../collections/bytes.ts';
import { unavailable } from '../../errors/node-error.ts';
import { PendingOutput, endedEarly } from './codec.ts';
import type { Codec, CodecFailure } from './codec.ts';
import { constants, namesOf } from './constants.ts';
import { dictionaryOf, paramsOf } from './options.ts';
import type { Options } from './options.ts';

/** Gives the library, which takes longer to load than anything else here. */
export type GetBrotli = () => { readonly decompress: Decompress };
type Decompress = typeof decompress;

const known = namesOf('BROTLI_DECODER_PARAM_');
const process = 0;
/** More than the library reads ahead. */
const margin = 64;

/** What Node calls what the library finds wrong. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/size nibble|size byte/u, 'EXUBERANT_NIBBLE'],
  [/reserved/iu, 'RESERVED'],
  [/invalid symbols/u, 'SIMPLE_HUFFMAN_SAME'],
  [/ReadHuffmanCode/u, 'HUFFMAN_SPACE'],
  [/context_map/u, 'CONTEXT_MAP_REPEAT'],
  [/distance|backward/u, 'DISTANCE'],
];

/** In no more bytes than that is the end looked for, which takes the library once and more. */
const mostSearched = 1 << 16;

/** The bytes with others behind them, for the library to read ahead in. */
function padded(bytes: Uint8Array, byte: number): Uint8Array {
  return joined([bytes, new Uint8Array(margin).fill(byte)]);
}

/** What is restored of bytes that are complete; undefined where what lies behind them matters. */
function restored(bytes: Uint8Array, decompress: Decompress): Uint8Array | undefined {
  try {
    const [one, other] = [0, 0xff].map((byte) => decompress(padded(bytes, byte)));
    const isSame = one?.length === other?.length && one?.every((byte, at) => byte === other?.[at]);
    return isSame ? one : undefined;
  } catch {
    return undefined;
  }
}

/** How many of the bytes, which are complete, are needed for that. */
function endOf(bytes: Uint8Array, decompress: Decompress): number {
  const isWhole = (length: number): boolean =>
    restored(bytes.subarray(0, length), decompress) !== undefined;
  if (bytes.length > mostSearched || !isWhole(bytes.length - 1)) return bytes.length;
  let [short, whole] = [0, bytes.length - 1];
  while (short + 1 < whole) {
    const middle = (short + whole) >> 1;
    if (isWhole(middle)) whole = middle;
    else short = middle;
  }
  return whole;
}

/** What the library says of these bytes. */
function wordsOf(bytes: Uint8Array, decompress: Decompress): string {
  try {
    decompress(bytes);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** It reads on behind the end: where what lies there makes a difference, the end came too early. */
function failureOf(bytes: Uint8Array, decompress: Decompress): CodecFailure {
  const [message = '', other] = [0, 0xff].map((byte) => wordsOf(padded(bytes, byte), decompress));
  if (message !== other || /Unexpected end|not enough bytes/u.test(message)) return endedEarly;
  const [, name] = faults.find(([pattern]) => pattern.test(message)) ?? ['', 'PADDING_2'];
  return {
    message: 'Decompression failed',
    errno: constants[`BROTLI_DECODER_ERROR_FORMAT_${name}`] ?? -1,
    code: `ERR__ERROR_FORMAT_${name}`,
  };
}

/** All that was compressed; undefined where there may be more to come. */
function find(
  bytes: Uint8Array,
  flush: number,
  decompress: Decompress,
): Uint8Array | CodecFailure | undefined {
  if (flush === process) {
    return bytes.length > mostSearched ? undefined : restored(bytes, decompress);
  }
  try {
    return decompress(bytes);
  } catch {
    return failureOf(bytes, decompress);
  }
}

export function createBrotliDecoder(options: Options, brotli: GetBrotli): Codec {
  if (dictionaryOf(options)) throw unavailable('zlib.BrotliDecompress with a dictionary');
  paramsOf(options, (key) => known.has(key), 'Brotli');
  const pending = new PendingOutput();
  let pieces: Uint8Array[] = [];
  let isOver = false;

  return {
    write(flush, input, output) {
      let read = isOver ? 0 : input.length;
      if (read > 0) pieces.push(input.slice());
      if (!isOver && (flush !== process || read > 0)) {
        const bytes = joined(pieces);
        const { decompress } = brotli();
        const found = find(bytes, flush, decompress);
        if (found && !(found instanceof Uint8Array)) return found;
        if (found) {
          isOver = true;
          pieces = [];
          pending.add(found);
          read = Math.max(0, read - bytes.length + endOf(bytes, decompress));
        }
      }
      return { read, written: pending.fill(output) };
    },
    reset() {
      pending.clear();
      pieces = [];
      isOver = false;
    },
  };
}
