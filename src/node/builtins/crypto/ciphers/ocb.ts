// AES-OCB (RFC 7253), a stretch at a time.
import { Blocks, blockSize, joined, xorInto } from './engine.ts';
import type { Block, SealingEngine } from './engine.ts';

/** `iv` has 1 to 15 bytes; `tagLength`, in bytes, goes into what is computed. */
export function ocb(
  block: Block,
  iv: Uint8Array,
  encrypts: boolean,
  tagLength: number,
): SealingEngine {
  const star = block.encrypt(new Uint8Array(blockSize));
  const dollar = double(star);
  const offset = firstOffset(block, iv, tagLength);
  const checksum = new Uint8Array(blockSize);
  const blocks = new Blocks();
  let count = 0;
  const sum = new Uint8Array(blockSize);

  /** The offset's step to the block of that number, the first being 1. */
  function step(number: number): Uint8Array {
    let level = double(dollar);
    for (let left = number; left % 2 === 0; left /= 2) level = double(level);
    return level;
  }

  /** A block under its offset, in either direction. */
  function turned(each: Uint8Array): Uint8Array {
    count += 1;
    xorInto(offset, step(count));
    xorInto(each, offset);
    if (encrypts) block.encrypt(each);
    else block.decrypt(each);
    return xorInto(each, offset);
  }

  return {
    aad(bytes) {
      const at = new Uint8Array(blockSize);
      const whole = bytes.length - (bytes.length % blockSize);
      for (let from = 0; from < whole; from += blockSize) {
        xorInto(at, step(from / blockSize + 1));
        const each = bytes.slice(from, from + blockSize);
        xorInto(sum, block.encrypt(xorInto(each, at)));
      }
      if (whole < bytes.length) {
        xorInto(at, star);
        xorInto(sum, block.encrypt(xorInto(ended(bytes.subarray(whole)), at)));
      }
    },
    update(bytes) {
      const whole = blocks.take(bytes);
      const output = new Uint8Array(whole.length);
      for (let at = 0; at < whole.length; at += blockSize) {
        const each = whole.slice(at, at + blockSize);
        if (encrypts) xorInto(checksum, each);
        turned(each);
        if (!encrypts) xorInto(checksum, each);
        output.set(each, at);
      }
      return output;
    },
    final() {
      const { rest } = blocks;
      if (rest.length === 0) return new Uint8Array();
      xorInto(offset, star);
      const pad = block.encrypt(offset.slice());
      const output = xorInto(rest.slice(), pad.subarray(0, rest.length));
      xorInto(checksum, ended(encrypts ? rest : output));
      return output;
    },
    tag() {
      const all = xorInto(xorInto(checksum.slice(), offset), dollar);
      return xorInto(block.encrypt(all), sum);
    },
  };
}

function ended(bytes: Uint8Array): Uint8Array {
  return joined(bytes, Uint8Array.of(0x80), new Uint8Array(blockSize - 1 - bytes.length));
}

/** The block times x in the field of 2^128 elements. */
function double(block: Uint8Array): Uint8Array {
  const carry = (block[0] ?? 0) >> 7;
  return block.map((byte, at) => {
    const next = block[at + 1] ?? 0;
    const low = at === blockSize - 1 ? carry * 0x87 : next >> 7;
    return ((byte << 1) & 0xff) ^ low;
  });
}

function firstOffset(block: Block, iv: Uint8Array, tagLength: number): Uint8Array {
  const nonce = joined(new Uint8Array(blockSize - iv.length), iv);
  nonce[0] = (((tagLength * 8) % 128) << 1) & 0xff;
  nonce[blockSize - 1 - iv.length] = (nonce[blockSize - 1 - iv.length] ?? 0) | 1;
  const bottom = (nonce[blockSize - 1] ?? 0) & 63;
  nonce[blockSize - 1] = (nonce[blockSize - 1] ?? 0) & ~63;
  const top = block.encrypt(nonce);
  const stretch = joined(
    top,
    top.slice(0, 8).map((byte, at) => byte ^ (top[at + 1] ?? 0)),
  );
  const [bytes, bits] = [bottom >> 3, bottom & 7];
  return Uint8Array.from({ length: blockSize }, (_, at) => {
    const pair = ((stretch[at + bytes] ?? 0) << 8) | (stretch[at + bytes + 1] ?? 0);
    return (pair >> (8 - bits)) & 0xff;
  });
}
