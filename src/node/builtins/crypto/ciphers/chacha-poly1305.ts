// ChaCha20-Poly1305, a stretch at a time.
import { chacha20 } from '@noble/ciphers/chacha.js';
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import type { SealingEngine } from './engine.ts';
import { chachaBlocks, streaming } from './keystream.ts';
import { sealing } from './sealing.ts';

/** `nonce` has 12 bytes. */
export function chachaPoly1305(
  key: Uint8Array,
  nonce: Uint8Array,
  encrypts: boolean,
): SealingEngine {
  const mac = poly1305.create(chacha20(key, nonce, new Uint8Array(32)));
  return sealing({
    hash: mac,
    stream: streaming(chachaBlocks(key, nonce, 1)),
    encrypts,
    lengths(aad, data) {
      const lengths = new DataView(new ArrayBuffer(16));
      lengths.setBigUint64(0, BigInt(aad), true);
      lengths.setBigUint64(8, BigInt(data), true);
      return new Uint8Array(lengths.buffer);
    },
    tag: () => mac.digest(),
  });
}
