// What the modes that encrypt a stream and authenticate it have in common: AES-GCM, ChaCha20-Poly1305.
import { Blocks, blockSize } from './engine.ts';
import type { Engine, SealingEngine } from './engine.ts';

interface Gathered {
  add(bytes: Uint8Array): void;
  /** Fills the last block up. */
  close(): void;
}

export interface SealingParts {
  /** What authenticates. */
  readonly hash: { update(bytes: Uint8Array): unknown };
  /** What encrypts and decrypts. */
  readonly stream: Engine;
  readonly encrypts: boolean;
  /** What is authenticated at the end: how many bytes there were. */
  readonly lengths: (aad: number, data: number) => Uint8Array;
  readonly tag: () => Uint8Array;
}

export function sealing({ hash, stream, encrypts, lengths, tag }: SealingParts): SealingEngine {
  const gathered = gather(hash);
  let [aadLength, length] = [0, 0];
  return {
    aad(bytes) {
      aadLength += bytes.length;
      gathered.add(bytes);
    },
    update(bytes) {
      if (length === 0) gathered.close();
      length += bytes.length;
      const output = stream.update(bytes);
      gathered.add(encrypts ? output : bytes);
      return output;
    },
    final: () => new Uint8Array(),
    tag() {
      gathered.close();
      gathered.add(lengths(aadLength, length));
      return tag();
    },
  };
}

/** Hands over whole blocks alone. */
export function gather(hash: { update(bytes: Uint8Array): unknown }): Gathered {
  const blocks = new Blocks();
  const add = (bytes: Uint8Array): void => {
    const whole = blocks.take(bytes);
    if (whole.length > 0) hash.update(whole);
  };
  return {
    add,
    close() {
      const { length } = blocks.rest;
      if (length > 0) add(new Uint8Array(blockSize - length));
    },
  };
}
