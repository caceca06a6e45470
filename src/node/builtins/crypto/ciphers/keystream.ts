// Modes that make of a block cipher a stream of key bytes: CTR, OFB, CFB; and ChaCha20, which is one.
import { chacha20 } from '@noble/ciphers/chacha.js';
import { blockSize, xorInto } from './engine.ts';
import type { Block, Engine } from './engine.ts';

/** Gives the next bytes of the key's stream, a block at a time. */
type NextBlock = () => Uint8Array;

/** XORs what comes with a stream of key bytes. */
export function streaming(next: NextBlock): Engine {
  let key: Uint8Array = new Uint8Array();
  return {
    update(bytes) {
      const output = bytes.slice();
      let at = 0;
      while (at < output.length) {
        if (key.length === 0) key = next();
        const stretch = output.subarray(at, at + key.length);
        xorInto(stretch, key.subarray(0, stretch.length));
        key = key.subarray(stretch.length);
        at += stretch.length;
      }
      return output;
    },
    final: () => new Uint8Array(),
  };
}

/** A counter of the last `width` bytes of a block, the first of them the highest. */
export function counting(block: Block, start: Uint8Array, width = blockSize): NextBlock {
  const counter = start.slice();
  return () => {
    const key = block.encrypt(counter.slice());
    for (let at = blockSize - 1; at >= blockSize - width; at -= 1) {
      counter[at] = ((counter[at] ?? 0) + 1) & 0xff;
      if (counter[at] !== 0) break;
    }
    return key;
  };
}

export function feedingBack(block: Block, iv: Uint8Array): NextBlock {
  let last = iv.slice();
  return () => (last = block.encrypt(last.slice()) as Uint8Array<ArrayBuffer>);
}

/** CFB: each stretch of `width` bytes goes into the key of the next. */
export function cipherFeedback(
  block: Block,
  iv: Uint8Array,
  encrypts: boolean,
  width: number,
): Engine {
  const register = iv.slice();
  let key: Uint8Array = new Uint8Array();
  return {
    update(bytes) {
      return bytes.map((byte) => {
        if (key.length === 0) key = block.encrypt(register.slice()).subarray(0, width);
        const other = byte ^ (key[0] ?? 0);
        key = key.subarray(1);
        register.copyWithin(0, 1);
        register[blockSize - 1] = encrypts ? other : byte;
        return other;
      });
    },
    final: () => new Uint8Array(),
  };
}

/** ChaCha20 from a block of its stream on: `nonce` has 12 bytes. */
export function chachaBlocks(key: Uint8Array, nonce: Uint8Array, first: number): NextBlock {
  let count = first;
  return () => {
    const block = chacha20(key, nonce, new Uint8Array(64), undefined, count);
    count += 1;
    return block;
  };
}
