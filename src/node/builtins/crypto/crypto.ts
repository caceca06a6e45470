// `node:crypto`: random values, digests, secret keys, and the browser's own web crypto.
import type { Transform } from 'node:stream';
import type { CloneableKind } from '../../ports/cloning.ts';
import type { Warn } from '../../values/warn.ts';
import { addLazily } from '../lazy-names.ts';
import { createHashing } from './hash.ts';
import type { Deprecate } from './hash.ts';
import { createKeyDerivation } from './key-derivation.ts';
import { createRandom, fillRandom, timingSafeEqual } from './random.ts';
import { createKeys } from './secret-keys.ts';

export interface CryptoNeeds {
  readonly Buffer: BufferConstructor;
  readonly Transform: typeof Transform;
  readonly deprecate: Deprecate;
  readonly warn: Warn;
  readonly addCloneable: (name: string, kind: CloneableKind) => void;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void) => void;
}

/** What makes a thread look for keys in its messages: made when a program first asks for one. */
const keyNames = ['KeyObject', 'createSecretKey', 'generateKey', 'generateKeySync'] as const;

/** The exports of `node:crypto`. */
export function createCrypto(needs: CryptoNeeds) {
  let keys: ReturnType<typeof createKeys> | undefined;
  const secretOf = (value: unknown): Uint8Array | undefined => keys?.secretOf(value);
  const exports = {
    ...createHashing({ ...needs, secretOf }),
    ...createKeyDerivation({ ...needs, secretOf }),
    ...createRandom(needs),
    constants: {},
    getFips: () => 0,
    get subtle() {
      return crypto.subtle;
    },
    timingSafeEqual,
    webcrypto: crypto,
  };
  addLazily(exports, keyNames, (name) => {
    keys ??= createKeys({ ...needs, fillRandom });
    return keys[name];
  });
  return exports;
}
