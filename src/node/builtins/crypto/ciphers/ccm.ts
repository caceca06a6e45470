// AES-CCM: all data at once, whose length goes before them.
import { blockSize, joined, numberBytes, xorInto } from './engine.ts';
import type { Block, SealingEngine } from './engine.ts';
import { counting, streaming } from './keystream.ts';

/** `iv` has 7 to 13 bytes. */
export function ccm(
  block: Block,
  iv: Uint8Array,
  encrypts: boolean,
  tagLength: number,
): SealingEngine {
  const width = blockSize - 1 - iv.length;
  const next = counting(block, joined(Uint8Array.of(width - 1), iv, new Uint8Array(width)), width);
  const mask = next();
  const stream = streaming(next);
  let aad: Uint8Array = new Uint8Array();
  let data: Uint8Array = new Uint8Array();
  return {
    aad(bytes) {
      aad = bytes.slice();
    },
    update(bytes) {
      const output = stream.update(bytes);
      data = encrypts ? bytes.slice() : output;
      return output;
    },
    final: () => new Uint8Array(),
    tag() {
      const flags = (aad.length > 0 ? 64 : 0) + ((tagLength - 2) / 2) * 8 + width - 1;
      const head = joined(Uint8Array.of(flags), iv, numberBytes(data.length, width));
      const told = aad.length === 0 ? aad : filled(joined(aadLength(aad.length), aad));
      const input = joined(head, told, filled(data));
      const mac = new Uint8Array(blockSize);
      for (let at = 0; at < input.length; at += blockSize) {
        block.encrypt(xorInto(mac, input.subarray(at, at + blockSize)));
      }
      return xorInto(mac, mask);
    },
  };
}

function aadLength(length: number): Uint8Array {
  if (length < 0xff00) return numberBytes(length, 2);
  return joined(Uint8Array.of(0xff, 0xfe), numberBytes(length, 4));
}

function filled(bytes: Uint8Array): Uint8Array {
  return joined(bytes, new Uint8Array((blockSize - (bytes.length % blockSize)) % blockSize));
}
