// Restores what is in the format of Zstandard: frames are taken apart here, blocks by a library.
import { Decompress } from 'fzstd';
import { createByteList } from '../../collections/bytes.ts';
import { PendingOutput, endedEarly } from './codec.ts';
import type { Codec, CodecFailure } from './codec.ts';
import type { Options } from './options.ts';
import { XxHash64 } from './xxhash64.ts';
import { refuseDictionary, zstdFailure, zstdParams } from './zstd-params.ts';

const continues = 0;
const magic = [0x28, 0xb5, 0x2f, 0xfd];
const skipped = [0x2a, 0x4d, 0x18];
const skippedHead = 8;
const blockHead = 3;
const largestBlock = 1 << 17;

const unknownFrame = zstdFailure('prefix_unknown', 'Unknown frame descriptor');
const corrupted = zstdFailure('corruption_detected', 'Data corruption detected');
const wrongChecksum = zstdFailure('checksum_wrong', "Restored data doesn't match checksum");
const tooWide = zstdFailure(
  'frameParameter_windowTooLarge',
  'Frame requires too much memory for decoding',
);
const unsupported = zstdFailure('frameParameter_unsupported', 'Unsupported frame parameter');

/** What comes next in a frame. */
type Next = 'head' | 'block' | 'checksum' | 'skipped' | 'nothing';

/** Follows one frame from part to part. */
class Frame {
  next: Next = 'head';
  failure: CodecFailure | undefined;
  readonly #widest: number;
  readonly #hash = new XxHash64();
  readonly #library: Decompress;
  #hasChecksum = false;
  #restored = 0;
  #size = -1;
  #skips = 0;

  constructor(widest: number, give: (bytes: Uint8Array) => void) {
    this.#widest = widest;
    this.#library = new Decompress((bytes) => {
      this.#restored += bytes.length;
      if (this.#hasChecksum) this.#hash.update(bytes);
      give(bytes);
    });
  }

  /** How many bytes the next part has, as far as these tell; more than there are where they do not. */
  need(bytes: Uint8Array): number {
    if (this.next === 'block') {
      if (bytes.length < blockHead) return blockHead;
      const [low = 0, middle = 0, high = 0] = bytes;
      const isRepeated = ((low >> 1) & 3) === 1;
      return blockHead + (isRepeated ? 1 : (low >> 3) | (middle << 5) | (high << 13));
    }
    if (this.next === 'checksum') return 4;
    return this.#needOfHead(bytes);
  }

  #needOfHead(bytes: Uint8Array): number {
    const isFrame = magic.every((byte, at) => at >= bytes.length || bytes[at] === byte);
    const isSkipped =
      ((bytes[0] ?? 0x50) & 0xf0) === 0x50 &&
      skipped.every((byte, at) => at + 1 >= bytes.length || bytes[at + 1] === byte);
    if (!isFrame && !isSkipped) {
      this.failure = unknownFrame;
      return Infinity;
    }
    if (!isFrame) return skippedHead;
    const flags = bytes[4];
    if (flags === undefined) return 5;
    const single = (flags >> 5) & 1;
    const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
    const size = flags >> 6 ? 1 << (flags >> 6) : single;
    return 5 + (1 - single) + dictionary + size;
  }

  /** Passes over what is skipped, of so many bytes that are there; gives how many those were. */
  skip(bytes: number): number {
    const passed = Math.min(bytes, this.#skips);
    this.#skips -= passed;
    if (this.#skips === 0) this.next = 'nothing';
    return passed;
  }

  /** Takes a part that is all there, and keeps it. */
  take(bytes: Uint8Array): void {
    if (this.next === 'head') this.#takeHead(bytes);
    else if (this.next === 'block') this.#takeBlock(bytes);
    else {
      const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
      if (sum !== this.#hash.low()) this.failure = wrongChecksum;
      this.next = 'nothing';
    }
  }

  #takeHead(bytes: Uint8Array): void {
    if (bytes[0] !== magic[0]) {
      this.#skips = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
      this.next = this.#skips > 0 ? 'skipped' : 'nothing';
      return;
    }
    const flags = bytes[4] ?? 0;
    this.#hasChecksum = (flags & 4) > 0;
    this.next = 'block';
    if (flags & 8) this.failure = unsupported;
    else if (flags & 3) this.failure = zstdFailure('dictionary_wrong', 'Dictionary mismatch');
    else if (!(flags & 0x20) && 10 + ((bytes[5] ?? 0) >> 3) > this.#widest) this.failure = tooWide;
    else {
      // The checksum is looked at here, not by the library.
      bytes[4] = flags & ~4;
      this.#push(bytes, false);
    }
    const digits = flags >> 6 ? 1 << (flags >> 6) : (flags >> 5) & 1;
    if (digits === 0) return;
    this.#size = digits === 2 ? 256 : 0;
    for (const [at, byte] of bytes.subarray(-digits).entries()) this.#size += byte * 256 ** at;
  }

  #takeBlock(bytes: Uint8Array): void {
    const [head = 0] = bytes;
    if (bytes.length > blockHead + largestBlock || ((head >> 1) & 3) === 3) {
      this.failure = corrupted;
      return;
    }
    this.#push(bytes, (head & 1) > 0);
    if (!(head & 1)) return;
    if (this.#size >= 0 && this.#size !== this.#restored) this.failure = corrupted;
    this.next = this.#hasChecksum ? 'checksum' : 'nothing';
  }

  #push(bytes: Uint8Array, isLast: boolean): void {
    try {
      this.#library.push(bytes, isLast);
    } catch {
      this.failure = corrupted;
    }
  }
}

export function createZstdDecoder(options: Options): Codec {
  const widest = zstdParams(options, 'ZSTD_d_')('ZSTD_d_windowLogMax') || 27;
  refuseDictionary(options, 'zlib.ZstdDecompress');
  const pending = new PendingOutput();
  const begin = (): Frame =>
    new Frame(widest, (bytes) => {
      pending.add(bytes);
    });
  let frame = begin();
  let held = createByteList();

  return {
    write(flush, input, output) {
      let [read, written] = [0, pending.fill(output)];
      while (read < input.length && written < output.length && frame.next !== 'nothing') {
        if (frame.next === 'skipped') {
          read += frame.skip(input.length - read);
          continue;
        }
        const wanted = frame.need(held.peek()) - held.length;
        const part = input.subarray(read, read + Math.max(wanted, 0));
        held.append(part);
        read += part.length;
        if (frame.need(held.peek()) === held.length) frame.take(held.take());
        if (frame.failure) return frame.failure;
        written += pending.fill(output.subarray(written));
      }
      const isShort = frame.next !== 'nothing' && written < output.length;
      return flush !== continues && isShort ? endedEarly : { read, written };
    },
    reset() {
      pending.clear();
      frame = begin();
      held = createByteList();
    },
  };
}
