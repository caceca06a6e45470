// Compresses in the format of Zstandard: frames and blocks.
import { nodeError } from '../../errors/node-error.ts';
import { blockwise, flushes } from './blockwise.ts';
import type { Codec } from './codec.ts';
import { Matcher } from './matches.ts';
import type { Options } from './options.ts';
import { XxHash64 } from './xxhash64.ts';
import { compressBlock, littleEndian } from './zstd-block.ts';
import { refuseDictionary, zstdFailure, zstdParams } from './zstd-params.ts';

const blockSize = 1 << 17;
/** Larger windows cost more here than they find. */
const largestWindow = 20;
const magic = [0x28, 0xb5, 0x2f, 0xfd];
const wrongSize = zstdFailure('srcSize_wrong', 'Src size is incorrect');
const kinds = { plain: 0, repeated: 1, compressed: 2 };

/** The size that was promised; undefined where none was. */
function pledgeOf({ pledgedSrcSize: size }: Options): number | undefined {
  if (size === undefined) return undefined;
  if (typeof size !== 'number') {
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'pledgedSrcSize must be a number');
  }
  if (size < 0) {
    throw nodeError(RangeError, 'ERR_OUT_OF_RANGE', 'pledgedSrcSize must be non-negative');
  }
  return size;
}

export function createZstdEncoder(options: Options): Codec {
  const get = zstdParams(options, 'ZSTD_c_');
  refuseDictionary(options, 'zlib.ZstdCompress');
  const pledge = pledgeOf(options);
  const level = get('ZSTD_c_compressionLevel') || 3;
  const windowBits = get('ZSTD_c_windowLog') || 21;
  const effort = Math.min(Math.max(2 ** Math.ceil(level / 2), 1), 256);
  const hasChecksum = get('ZSTD_c_checksumFlag') > 0;

  return blockwise(blockSize, (give) => {
    const matcher = new Matcher(Math.min(windowBits, largestWindow), effort);
    const hash = new XxHash64();
    let isBegun = false;

    /** With its size where that is known, as a single segment; otherwise with the size of the window. */
    function openFrame(size: number | undefined): void {
      if (isBegun) return;
      isBegun = true;
      const checksum = hasChecksum ? 4 : 0;
      if (size === undefined) {
        give(Uint8Array.of(...magic, checksum, (windowBits - 10) << 3));
        return;
      }
      const [flag, bytes] = size < 256 ? [0, 1] : size < 65_792 ? [1, 2] : [2, 4];
      give(Uint8Array.of(...magic, (flag << 6) | 0x20 | checksum));
      give(littleEndian(bytes === 2 ? size - 256 : size, bytes));
    }

    function write(block: Uint8Array, isLast: boolean): void {
      if (block.length === 0 && !isLast) return;
      if (hasChecksum) hash.update(block);
      const put = (kind: number, size: number, content: Uint8Array): void => {
        give(littleEndian((size << 3) | (kind << 1) | Number(isLast), 3));
        give(content);
      };
      const [first = 0] = block;
      if (block.length > 1 && block.every((byte) => byte === first)) {
        if (!isLast) matcher.skip(block);
        put(kinds.repeated, block.length, Uint8Array.of(first));
        return;
      }
      const compressed =
        block.length > 0
          ? compressBlock(block, matcher.parse(block, blockSize, isLast))
          : undefined;
      if (compressed) put(kinds.compressed, compressed.length, compressed);
      else put(kinds.plain, block.length, block);
    }

    return {
      close(block) {
        openFrame(pledge);
        write(block, false);
      },
      settle(flush, block) {
        const isLast = flush === flushes.finish;
        openFrame(isLast ? block.length : pledge);
        write(block, isLast);
        if (isLast && hasChecksum) give(littleEndian(hash.low(), 4));
      },
      judge(total, isWhole) {
        if (pledge === undefined || total === pledge) return undefined;
        return isWhole || total > pledge ? wrongSize : undefined;
      },
    };
  });
}
