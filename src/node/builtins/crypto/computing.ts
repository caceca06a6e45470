// Of `node:crypto`, what computes, and the way to the parts that do the rest of it.
import type { Writable } from 'node:stream';
import type { StringDecoder } from 'node:string_decoder';
import type { CloneableKind } from '../../ports/cloning.ts';
import type { Asymmetric, createAsymmetric } from './asymmetric/asymmetric.ts';
import { argon2Functions } from './argon2.ts';
import type { Ciphers, createCiphers } from './ciphers/cipher.ts';
import { cryptoConstants } from './common/constants.ts';
import { beginDigest, findDigest } from './common/digests.ts';
import { createHashing } from './hash.ts';
import type { Deprecate, HashNeeds } from './hash.ts';
import { createKeyDerivation } from './key-derivation.ts';
import { createKeyObjects } from './keys/key-objects.ts';
import type { KeyObjects } from './keys/key-objects.ts';
import { createSecretKeys } from './keys/secret-keys.ts';
import type { Quantum } from './keys/quantum.ts';
import { createSettings } from './settings.ts';
import type { SettingsNeeds } from './settings.ts';
import type { createWebCrypto, WebCrypto } from './subtle/web-crypto.ts';

/** What is loaded when it is needed. */
export interface CryptoParts {
  readonly asymmetric: () => typeof createAsymmetric;
  readonly ciphers: () => typeof createCiphers;
  readonly quantum: () => Quantum;
  readonly webCrypto: () => typeof createWebCrypto;
}

export interface ComputingNeeds extends Omit<HashNeeds, 'secretOf'>, SettingsNeeds {
  readonly parts: CryptoParts;
  readonly getWritable: () => typeof Writable;
  readonly getStringDecoder: () => typeof StringDecoder;
  readonly getDeprecate: () => Deprecate;
  readonly addCloneable: (name: string, kind: CloneableKind) => void;
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void, type: string) => void;
  readonly inspect: (value: unknown, options: object) => string;
}

/** What makes a thread look for keys in its messages is made when a program first asks for one. */
export function createComputing(needs: ComputingNeeds) {
  const { parts } = needs;
  let madeKeys: KeyObjects | undefined;
  let madeAsymmetric: Asymmetric | undefined;
  let madeCiphers: Ciphers | undefined;
  let madeWeb: WebCrypto | undefined;

  const keys = (): KeyObjects =>
    (madeKeys ??= createKeyObjects({
      ...needs,
      codec: () => asymmetric().codec,
      web: () => web().keys,
    }));
  const asymmetric = (): Asymmetric =>
    (madeAsymmetric ??= parts.asymmetric()({
      ...needs,
      keys,
      web: () => web().keys,
      quantum: parts.quantum,
      findDigest,
      beginDigest,
      ciphers,
      deprecate: (original, message, code) =>
        needs.getDeprecate()(original as never, message, code) as typeof original,
    }));
  const ciphers = (): Ciphers => (madeCiphers ??= parts.ciphers()({ ...needs, secretOf }));
  const web = (): WebCrypto =>
    (madeWeb ??= parts.webCrypto()({
      ...needs,
      // What is promised has its context from the promise.
      later: (job) => {
        needs.later(job, 'CIPHERREQUEST');
      },
      asymmetric,
      ciphers,
      computed: allFunctions,
    }));

  /** A secret key's bytes; throws where it is a key of another kind, and gives none where it is no key. */
  function secretOf(value: unknown): Uint8Array | undefined {
    return madeKeys?.secretOf(value) ?? madeWeb?.secretOf(value);
  }

  const { functions, classes } = createHashing({ ...needs, secretOf });
  const allFunctions = {
    ...functions,
    ...createKeyDerivation({ ...needs, secretOf }),
    ...argon2Functions(needs),
    ...createSettings(needs),
  };
  return {
    functions: allFunctions,
    classes: {
      get Hash() {
        return classes.Hash;
      },
      get Hmac() {
        return classes.Hmac;
      },
      get KeyObject() {
        return keys().KeyObject;
      },
      constants: cryptoConstants,
    },
    secret: () => createSecretKeys(needs, keys()),
    asymmetric: () => asymmetric().exports(),
    ciphers,
    web,
  };
}

export type Computing = ReturnType<typeof createComputing>;
