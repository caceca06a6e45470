// What keys hold, Node's and the web's alike.
import { nodeError } from '../../../errors/node-error.ts';
import type { Material } from './material.ts';

export type KeyKind = 'secret' | 'public' | 'private';

/** A secret's bytes, or the numbers of one of a pair. */
export type Content = Uint8Array | Material;

export interface Held {
  readonly type: KeyKind;
  readonly content: Content;
}

/** The way to the web's keys and back. */
export interface WebKeys {
  /** What a `CryptoKey` holds; undefined for anything else. Warns that such use is deprecated. */
  readonly contentOf: (key: unknown) => Held | undefined;
  /** The same for `KeyObject.from`. */
  readonly contentFor: (key: unknown) => Held | undefined;
  readonly toCryptoKey: (
    held: Held,
    algorithm: unknown,
    extractable: unknown,
    usages: unknown,
  ) => object;
}

/** The bytes of a secret. Throws Node's error where the key is one of a pair. */
export function secretIn({ type, content }: Held): Uint8Array {
  if (content instanceof Uint8Array) return content;
  throw wrongType(type, 'secret');
}

/** `ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE`. */
export function wrongType(type: KeyKind, expected: string): Error {
  const message = `Invalid key object type ${type}, expected ${expected}.`;
  return nodeError(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', message);
}
