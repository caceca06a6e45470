// Of `node:crypto`, all that keys of pairs can do.
import type { Writable } from 'node:stream';
import type { Warn } from '../../../values/warn.ts';
import type { Digest, DigestMethod } from '../common/digests.ts';
import { createCodec } from '../keys/codec.ts';
import type { CodecNeeds } from '../keys/codec.ts';
import { curveOf } from '../keys/curves.ts';
import { createGivenKeys } from '../keys/given-keys.ts';
import type { WebKeys } from '../keys/content.ts';
import type { KeyObjects } from '../keys/key-objects.ts';
import { digestOids } from '../keys/oids.ts';
import type { Quantum } from '../keys/quantum.ts';
import { agree } from './agreeing.ts';
import { createCertificates } from './certificate.ts';
import { createDiffieHellmans } from './diffie-hellman.ts';
import { createEcdhs } from './ecdh.ts';
import type { EcdhNeeds } from './ecdh.ts';
import { createEncapsulation } from './encapsulation.ts';
import { createExchanges } from './exchange.ts';
import { createGenerating, groupOf } from './generating.ts';
import { createPairs } from './pairs.ts';
import { createPrimes } from './primes.ts';
import { createOaep, createRsaEncryption } from './rsa-encryption.ts';
import { createSignatures } from './sign.ts';
import { createSigning } from './signing.ts';

export interface AsymmetricNeeds extends Omit<CodecNeeds, 'quantum' | 'hashOf'>, EcdhNeeds {
  readonly keys: () => KeyObjects;
  readonly web: () => WebKeys;
  readonly quantum: () => Quantum;
  readonly findDigest: (name: string) => DigestMethod | undefined;
  readonly beginDigest: (name: string) => Digest | undefined;
  readonly getWritable: () => typeof Writable;
  readonly later: (job: () => void, type: string) => void;
  readonly warn: Warn;
}

export function createAsymmetric(needs: AsymmetricNeeds) {
  const { Buffer, beginDigest, fillRandom, findDigest, getWritable, later, quantum, warn } = needs;
  const quantumKeys = (): Quantum['keys'] => quantum().keys;
  const signing = createSigning({ findDigest, fillRandom, quantum });
  const { hashOf } = signing;
  const codec = createCodec({ ...needs, hashOf, quantum: quantumKeys });
  const generating = createGenerating(fillRandom, quantumKeys);
  const encapsulation = createEncapsulation({ hashOf, fillRandom, quantum });

  /** OpenSSL's own name of a digest. */
  function digestOf(name: string): { name: string; length: number } | undefined {
    const method = findDigest(name);
    const own = Object.keys(digestOids).find((each) => findDigest(each)?.hash === method?.hash);
    return method && own !== undefined ? { name: own, length: method.length } : undefined;
  }

  function createFunctions() {
    const keys = needs.keys();
    const given = createGivenKeys({ Buffer, keys, codec, web: needs.web });
    const pairs = createPairs({
      Buffer,
      keys,
      codec,
      generating,
      later,
      warn,
      digestOf,
      checkCurve: curveOf,
      checkGroup: groupOf,
    });
    const signatures = createSignatures({
      Buffer,
      getWritable,
      given,
      signing,
      beginDigest,
      later,
    });
    const groups = createDiffieHellmans({ Buffer, fillRandom });
    const curves = createEcdhs(needs);
    const { createPublicKey, createPrivateKey } = given;
    return {
      functions: {
        ...pairs,
        ...signatures.functions,
        ...groups.functions,
        ...curves.functions,
        ...createRsaEncryption({ Buffer, given, findDigest, fillRandom }),
        ...createExchanges({ Buffer, keys, given, encapsulation, later }),
        ...createPrimes(fillRandom, later),
        createPublicKey,
        createPrivateKey,
      },
      classes: {
        ...groups.classes,
        ...curves.classes,
        Certificate: createCertificates({ Buffer, codec, signing }),
        get Sign() {
          return signatures.classes().Sign;
        },
        get Verify() {
          return signatures.classes().Verify;
        },
      },
    };
  }

  let made: ReturnType<typeof createFunctions> | undefined;
  return {
    codec,
    signing,
    generating,
    encapsulation,
    digestOf,
    agree,
    /** For the web's keys. */
    oaep: createOaep(hashOf, fillRandom),
    /** What programs call. */
    exports: () => (made ??= createFunctions()),
  };
}

export type Asymmetric = ReturnType<typeof createAsymmetric>;
