// ECB and CBC: whole blocks, and padding at the end.
import { opensslError } from '../common/openssl-error.ts';
import { Blocks, blockSize, joined, xorInto } from './engine.ts';
import type { Block, Engine } from './engine.ts';

/** How the blocks hang together: `iv` is undefined where they do not (ECB). */
export function blockwise(block: Block, iv: Uint8Array | undefined, encrypts: boolean): Engine {
  const blocks = new Blocks();
  let previous: Uint8Array | undefined = iv?.slice();

  const encrypt = (each: Uint8Array): Uint8Array => {
    if (previous) xorInto(each, previous);
    block.encrypt(each);
    if (previous) previous = each;
    return each;
  };
  const decrypt = (each: Uint8Array): Uint8Array => {
    const before = previous;
    if (before) previous = each.slice();
    block.decrypt(each);
    return before ? xorInto(each, before) : each;
  };
  const turn = encrypts ? encrypt : decrypt;

  function run(whole: Uint8Array): Uint8Array {
    const output = new Uint8Array(whole.length);
    for (let at = 0; at < whole.length; at += blockSize) {
      output.set(turn(whole.slice(at, at + blockSize)), at);
    }
    return output;
  }

  /** What was held back of the last block when it was decrypted. */
  let held: Uint8Array = new Uint8Array();

  return {
    update(bytes) {
      if (encrypts) return run(blocks.take(bytes));
      // With padding, the last whole block may be nothing but that: it waits.
      const output = joined(held, run(blocks.take(bytes)));
      held = output.slice(Math.max(0, output.length - blockSize));
      return output.slice(0, output.length - held.length);
    },
    final(padded) {
      const { rest } = blocks;
      if (encrypts) {
        if (!padded && rest.length > 0) throw wrongLength();
        if (!padded) return new Uint8Array();
        const left = blockSize - rest.length;
        return run(joined(rest, new Uint8Array(left).fill(left)));
      }
      if (rest.length > 0) throw wrongLength();
      if (!padded) return held;
      if (held.length === 0) throw wrongLength();
      const count = held.at(-1) ?? 0;
      const isSound =
        count > 0 && count <= blockSize && held.slice(-count).every((b) => b === count);
      if (!isSound) throw opensslError('1C800064', 'Provider routines', 'bad decrypt', []);
      return held.slice(0, -count);
    },
  };
}

function wrongLength(): Error {
  return opensslError('1C80006B', 'Provider routines', 'wrong final block length', []);
}
