// What Brotli and Zstandard have in common when they write: input is gathered to blocks.
import { createByteList } from '../../collections/bytes.ts';
import { PendingOutput } from './codec.ts';
import type { Codec, CodecFailure } from './codec.ts';

/** What a flush asks for, where both formats have the same number for it. */
export const flushes = { none: 0, finish: 2 } as const;

/** One stream of a format that is made of blocks. */
export interface Blocks {
  /** Writes a block that more will follow. */
  close(block: Uint8Array): void;
  /** Writes what is left, and what a flush asks for. */
  settle(flush: number, block: Uint8Array): void;
  /** What is wrong with so much input, all of it where it `isWhole`. */
  judge?(total: number, isWhole: boolean): CodecFailure | undefined;
}

/** The codec that gathers blocks of at most `size` bytes. `begin` makes a stream, which gives what it writes. */
export function blockwise(
  size: number,
  begin: (give: (bytes: Uint8Array) => void) => Blocks,
): Codec {
  const pending = new PendingOutput();
  const give = (bytes: Uint8Array): void => {
    pending.add(bytes);
  };
  const start = () => ({
    blocks: begin(give),
    waiting: createByteList(),
    total: 0,
    isOver: false,
  });
  let state = start();

  return {
    write(flush, input, output) {
      const { blocks, waiting } = state;
      let [read, written] = [0, pending.fill(output)];
      while (read < input.length && written < output.length) {
        if (waiting.length === size) {
          blocks.close(waiting.take());
          written += pending.fill(output.subarray(written));
          continue;
        }
        const part = input.subarray(read, read + size - waiting.length);
        waiting.append(part);
        read += part.length;
      }
      state.total += read;
      const isAsked =
        flush !== flushes.none && read === input.length && written < output.length && !state.isOver;
      const isWhole = isAsked && flush === flushes.finish;
      const failure = blocks.judge?.(state.total, isWhole);
      if (failure) return failure;
      if (isAsked) {
        blocks.settle(flush, waiting.take());
        state.isOver = isWhole;
        written += pending.fill(output.subarray(written));
      }
      return { read, written };
    },
    reset() {
      pending.clear();
      state = start();
    },
  };
}
