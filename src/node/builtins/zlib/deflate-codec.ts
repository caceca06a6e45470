// Deflate and inflate with their frames, by the library that is a port of zlib.
import {
  ZStream,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateReset,
  zlibDeflateSetDictionary,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  zlibInflateSetDictionary,
} from 'pako';
import { endedEarly } from './codec.ts';
import type { Codec, CodecFailure, Step } from './codec.ts';
import { codes } from './constants.ts';
import { modes } from './modes.ts';

export interface DeflateSettings {
  readonly windowBits: number;
  readonly level: number;
  readonly memLevel: number;
  readonly strategy: number;
  readonly dictionary: Uint8Array | undefined;
  /** Whether what follows the end of a file is no further part of it. */
  readonly endsOnce: boolean;
}

type Flush = Parameters<typeof zlibDeflate>[1];
type Strategy = Parameters<typeof zlibDeflateInit2>[5];

/** The fields of the library's state that `deflateParams` of zlib changes. */
interface DeflateState {
  level: number;
  strategy: number;
  matches: number;
  readonly head: Uint16Array;
}

const [Z_OK, Z_STREAM_END, Z_NEED_DICT, Z_DATA_ERROR, Z_BUF_ERROR] = [0, 1, 2, -3, -5];
const Z_FINISH = 4;
const deflated = 8;
/** The fields that a level decides. */
const tuned = ['level', 'max_lazy_match', 'good_match', 'nice_match', 'max_chain_length'] as const;

function failure(message: string, errno: number): CodecFailure {
  return { message, errno, code: String(codes[errno]) };
}

/** A compressor: `mode` says in which frame. */
export function createDeflater(mode: number, settings: DeflateSettings): Codec {
  const { windowBits, level, memLevel, strategy, dictionary } = settings;
  const begin = (at: number): ZStream => {
    const made = new ZStream();
    const bits = framed(mode, windowBits);
    zlibDeflateInit2(made, at, deflated, bits, memLevel, strategy as Strategy);
    return made;
  };
  const stream = begin(level);
  const learn = (): void => {
    if (dictionary && mode !== modes.GZIP) zlibDeflateSetDictionary(stream, dictionary);
  };
  learn();
  return {
    write(flush, input, output) {
      lay(stream, input, output);
      const status = zlibDeflate(stream, flush as Flush);
      return judge(stream, status, flush) ?? stepOf(stream);
    },
    reset() {
      zlibDeflateReset(stream);
      learn();
    },
    // The stream has been flushed: all that was taken in is out, by the old rules.
    params(wanted, nextStrategy) {
      const state = stream.state as DeflateState;
      if (state.level === 0) state.head.fill(0);
      state.matches = 0;
      const model = begin(wanted).state as DeflateState;
      for (const name of tuned) Reflect.set(state, name, Reflect.get(model, name));
      state.strategy = nextStrategy;
    },
  };
}

/** What restores: `mode` says of which frame; `UNZIP` looks at the first bytes. */
export function createInflater(mode: number, settings: DeflateSettings): Codec {
  const { windowBits, dictionary, endsOnce } = settings;
  const stream = new ZStream();
  zlibInflateInit2(stream, framed(mode, windowBits));
  const learn = (): void => {
    if (dictionary && mode === modes.INFLATERAW) zlibInflateSetDictionary(stream, dictionary);
  };
  learn();
  let found = mode;
  /** How many of the two bytes that a gzip file begins with were seen. */
  let seen = 0;

  function look(input: Uint8Array): void {
    for (const byte of input) {
      if (found !== modes.UNZIP) return;
      if (byte !== gzipMark[seen]) found = modes.INFLATE;
      else if (++seen === gzipMark.length) found = modes.GUNZIP;
    }
  }

  return {
    write(flush, input, output) {
      look(input);
      lay(stream, input, output);
      let status = zlibInflate(stream, flush as Flush) as number;
      if (status === Z_NEED_DICT && dictionary && mode !== modes.INFLATERAW) {
        const taken = zlibInflateSetDictionary(stream, dictionary) as number;
        if (taken === Z_OK) status = zlibInflate(stream, flush as Flush);
        else if (taken === Z_DATA_ERROR) status = Z_NEED_DICT;
      }
      // Another member may follow; zeros behind the last one are padding.
      while (
        !endsOnce &&
        found === modes.GUNZIP &&
        status === Z_STREAM_END &&
        stream.avail_in > 0 &&
        stream.input[stream.next_in] !== 0
      ) {
        zlibInflateReset(stream);
        status = zlibInflate(stream, flush as Flush);
      }
      if (status === Z_NEED_DICT) {
        return failure(dictionary ? 'Bad dictionary' : 'Missing dictionary', Z_NEED_DICT);
      }
      return judge(stream, status, flush) ?? stepOf(stream);
    },
    reset() {
      zlibInflateReset(stream);
      learn();
      found = mode;
      seen = 0;
    },
  };
}

function judge(stream: ZStream, status: number, flush: number): CodecFailure | undefined {
  if (status === Z_STREAM_END) return undefined;
  if (status === Z_OK || status === Z_BUF_ERROR) {
    return stream.avail_out > 0 && flush === Z_FINISH ? endedEarly : undefined;
  }
  return failure(stream.msg || 'Zlib error', status);
}

const stepOf = (stream: ZStream): Step => ({ read: stream.next_in, written: stream.next_out });

const gzipMark = [0x1f, 0x8b];

/** The bits of the window as zlib wants them, which tell the frame too. */
function framed(mode: number, windowBits: number): number {
  if (mode === modes.GZIP || mode === modes.GUNZIP) return windowBits + 16;
  if (mode === modes.UNZIP) return windowBits + 32;
  return mode === modes.DEFLATERAW || mode === modes.INFLATERAW ? -windowBits : windowBits;
}

function lay(stream: ZStream, input: Uint8Array, output: Uint8Array): void {
  stream.input = input;
  stream.next_in = 0;
  stream.avail_in = input.length;
  stream.output = output as Uint8Array<ArrayBuffer>;
  stream.next_out = 0;
  stream.avail_out = output.length;
}
