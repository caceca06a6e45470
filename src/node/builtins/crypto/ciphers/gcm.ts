// AES-GCM, a stretch at a time.
import { ghash } from '@noble/ciphers/_polyval.js';
import { blockSize, joined, numberBytes, xorInto } from './engine.ts';
import type { Block, SealingEngine } from './engine.ts';
import { counting, streaming } from './keystream.ts';
import { gather, sealing } from './sealing.ts';

/** `iv` may be of any length but none. */
export function gcm(block: Block, iv: Uint8Array, encrypts: boolean): SealingEngine {
  const hashKey = block.encrypt(new Uint8Array(blockSize));
  const hash = ghash.create(hashKey);
  const first = firstCounter(iv, hashKey);
  const mask = block.encrypt(first.slice());
  const next = counting(block, first, 4);
  // The first block of the stream hides the tag.
  next();
  return sealing({
    hash,
    stream: streaming(next),
    encrypts,
    lengths: (aad, data) => joined(numberBytes(aad * 8, 8), numberBytes(data * 8, 8)),
    tag: () => xorInto(hash.digest(), mask),
  });
}

function firstCounter(iv: Uint8Array, hashKey: Uint8Array): Uint8Array {
  if (iv.length === 12) return joined(iv, numberBytes(1, 4));
  const hash = ghash.create(hashKey);
  const gathered = gather(hash);
  gathered.add(iv);
  gathered.close();
  gathered.add(numberBytes(iv.length * 8, blockSize));
  return hash.digest();
}
