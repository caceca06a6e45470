// Compresses in the format of Zstandard: frames and blocks.
import { invalidArgType, nodeError } from '../../errors/node-error.ts';
import { PendingOutput } from './codec.ts';
import type { Codec } from './codec.ts';
import { Matcher } from './matches.ts';
import type { Options } from './options.ts';
import { XxHash64 } from './xxhash64.ts';
import { compressBlock } from './zstd-block.ts';
import { refuseDictionary, zstdFailure, zstdParams } from './zstd-params.ts';

const flushes = { continue: 0, flush: 1, end: 2 };
const blockSize = 1 << 17;
/** Larger windows cost more here than they find. */
const largestWindow = 20;
const magic = [0x28, 0xb5, 0x2f, 0xfd];
const kinds = { plain: 0, repeated: 1, compressed: 2 };

/** The size that was promised; undefined where none was. */
function pledgeOf({ pledgedSrcSize: size }: Options): number | undefined {
  if (size === undefined) return undefined;
  if (typeof size !== 'number') {
    const error = invalidArgType('options.pledgedSrcSize', 'of type number', size);
    return raise(Object.assign(error, { message: 'pledgedSrcSize must be a number' }));
  }
  if (size < 0) {
    throw nodeError(RangeError, 'ERR_OUT_OF_RANGE', 'pledgedSrcSize must be non-negative');
  }
  return size;
}

function raise(error: Error): never {
  throw error;
}

export function createZstdEncoder(options: Options): Codec {
  const get = zstdParams(options, 'ZSTD_c_');
  refuseDictionary(options, 'zlib.ZstdCompress');
  const pledge = pledgeOf(options);
  const level = get('ZSTD_c_compressionLevel') || 3;
  const windowBits = get('ZSTD_c_windowLog') || 21;
  const effort = Math.min(Math.max(2 ** Math.ceil(level / 2), 1), 256);
  const hasChecksum = get('ZSTD_c_checksumFlag') > 0;
  const pending = new PendingOutput();
  const waiting = new Uint8Array(blockSize);
  const begin = () => ({
    matcher: new Matcher(Math.min(windowBits, largestWindow), effort),
    hash: new XxHash64(),
    waits: 0,
    total: 0,
    isBegun: false,
    isOver: false,
  });
  let state = begin();

  /** With its size where that is known, as a single segment; otherwise with the size of the window. */
  function openFrame(size: number | undefined): void {
    state.isBegun = true;
    const checksum = hasChecksum ? 4 : 0;
    if (size === undefined) {
      pending.add(Uint8Array.of(...magic, checksum, (windowBits - 10) << 3));
      return;
    }
    const [flag, bytes] = size < 256 ? [0, 1] : size < 65_792 ? [1, 2] : [2, 4];
    const told = bytes === 2 ? size - 256 : size;
    const digits = Array.from({ length: bytes }, (_, at) => Math.floor(told / 256 ** at) & 0xff);
    pending.add(Uint8Array.of(...magic, (flag << 6) | 0x20 | checksum, ...digits));
  }

  function closeBlock(isLast: boolean): void {
    const block = waiting.slice(0, state.waits);
    state.waits = 0;
    if (block.length === 0 && !isLast) return;
    if (hasChecksum) state.hash.update(block);
    const head = (kind: number, size: number): Uint8Array => {
      const value = (size << 3) | (kind << 1) | Number(isLast);
      return Uint8Array.of(value & 0xff, (value >> 8) & 0xff, value >> 16);
    };
    const [first = 0] = block;
    if (block.length > 1 && block.every((byte) => byte === first)) {
      state.matcher.skip(block);
      pending.add(head(kinds.repeated, block.length));
      pending.add(Uint8Array.of(first));
      return;
    }
    const compressed =
      block.length > 0 ? compressBlock(block, state.matcher.parse(block, blockSize)) : undefined;
    const content = compressed ?? block;
    pending.add(head(compressed ? kinds.compressed : kinds.plain, content.length));
    pending.add(content);
  }

  function settle(flush: number): void {
    if (!state.isBegun) openFrame(flush === flushes.end ? state.total : pledge);
    closeBlock(flush === flushes.end);
    if (flush !== flushes.end) return;
    state.isOver = true;
    if (!hasChecksum) return;
    const sum = new Uint8Array(4);
    new DataView(sum.buffer).setUint32(0, state.hash.low(), true);
    pending.add(sum);
  }

  const wrongSize = zstdFailure('srcSize_wrong', 'Src size is incorrect');

  return {
    write(flush, input, output) {
      let [read, written] = [0, pending.fill(output)];
      while (read < input.length && written < output.length) {
        if (state.waits === blockSize) {
          if (!state.isBegun) openFrame(pledge);
          closeBlock(false);
          written += pending.fill(output.subarray(written));
          continue;
        }
        const part = input.subarray(read, read + blockSize - state.waits);
        waiting.set(part, state.waits);
        state.waits += part.length;
        state.total += part.length;
        read += part.length;
      }
      if (pledge !== undefined && state.total > pledge) return wrongSize;
      const isAsked = flush !== flushes.continue && read === input.length && !state.isOver;
      if (isAsked && written < output.length) {
        if (pledge !== undefined && flush === flushes.end && state.total !== pledge) {
          return wrongSize;
        }
        settle(flush);
        written += pending.fill(output.subarray(written));
      }
      return { read, written };
    },
    reset() {
      pending.clear();
      state = begin();
    },
  };
}
