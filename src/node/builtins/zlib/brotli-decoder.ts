// Restores what is in the format of Brotli, by a library that wants all of it: nothing comes before the end.
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
  const [message = '', other] = [0, 0xff].map((byte) =>
    wordsOf(joined([bytes, new Uint8Array(margin).fill(byte)]), decompress),
  );
  if (message !== other || /Unexpected end|not enough bytes/u.test(message)) return endedEarly;
  const [, name] = faults.find(([pattern]) => pattern.test(message)) ?? ['', 'PADDING_2'];
  return {
    message: 'Decompression failed',
    errno: constants[`BROTLI_DECODER_ERROR_FORMAT_${name}`] ?? -1,
    code: `ERR__ERROR_FORMAT_${name}`,
  };
}

export function createBrotliDecoder(options: Options, brotli: GetBrotli): Codec {
  if (dictionaryOf(options)) throw unavailable('zlib.BrotliDecompress with a dictionary');
  paramsOf(options, (key) => known.has(key), 'Brotli');
  const pending = new PendingOutput();
  let pieces: Uint8Array[] = [];
  let isOver = false;

  return {
    write(flush, input, output) {
      if (!isOver && input.length > 0) pieces.push(input.slice());
      if (!isOver && flush !== process) {
        isOver = true;
        const bytes = joined(pieces);
        const { decompress } = brotli();
        pieces = [];
        try {
          pending.add(decompress(bytes));
        } catch {
          return failureOf(bytes, decompress);
        }
      }
      return { read: input.length, written: pending.fill(output) };
    },
    reset() {
      pending.clear();
      pieces = [];
      isOver = false;
    },
  };
}
