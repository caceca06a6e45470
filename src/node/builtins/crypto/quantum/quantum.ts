// Keys that quantum computers do not break: ML-DSA, ML-KEM, SLH-DSA.
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { ml_kem1024, ml_kem512, ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import * as hashes from '@noble/post-quantum/slh-dsa.js';
import type { CryptoKeys, KEM, Signer } from '@noble/post-quantum/utils.js';
import type { ByteKeys } from '../keys/byte-keys.ts';
import type { QuantumKind } from '../keys/material.ts';
import type { Quantum } from '../keys/quantum.ts';

type KemKind = Extract<QuantumKind, `ml-kem-${string}`>;

const kems: Readonly<Record<KemKind, KEM>> = {
  'ml-kem-512': ml_kem512,
  'ml-kem-768': ml_kem768,
  'ml-kem-1024': ml_kem1024,
};

const signers: Readonly<Record<Exclude<QuantumKind, KemKind>, Signer>> = {
  'ml-dsa-44': ml_dsa44,
  'ml-dsa-65': ml_dsa65,
  'ml-dsa-87': ml_dsa87,
  'slh-dsa-sha2-128f': hashes.slh_dsa_sha2_128f,
  'slh-dsa-sha2-128s': hashes.slh_dsa_sha2_128s,
  'slh-dsa-sha2-192f': hashes.slh_dsa_sha2_192f,
  'slh-dsa-sha2-192s': hashes.slh_dsa_sha2_192s,
  'slh-dsa-sha2-256f': hashes.slh_dsa_sha2_256f,
  'slh-dsa-sha2-256s': hashes.slh_dsa_sha2_256s,
  'slh-dsa-shake-128f': hashes.slh_dsa_shake_128f,
  'slh-dsa-shake-128s': hashes.slh_dsa_shake_128s,
  'slh-dsa-shake-192f': hashes.slh_dsa_shake_192f,
  'slh-dsa-shake-192s': hashes.slh_dsa_shake_192s,
  'slh-dsa-shake-256f': hashes.slh_dsa_shake_256f,
  'slh-dsa-shake-256s': hashes.slh_dsa_shake_256s,
};

function keysOf(maker: CryptoKeys): ByteKeys {
  const { publicKey = 0, secretKey = 0, seed = 0 } = maker.lengths;
  return {
    publicLength: publicKey,
    privateLength: secretKey,
    seedLength: seed,
    publicOf: (priv) => maker.getPublicKey(Uint8Array.from(priv)),
    fromSeed(given) {
      const pair = maker.keygen(Uint8Array.from(given));
      return { pub: pair.publicKey, priv: pair.secretKey };
    },
  };
}

const keys = Object.fromEntries(
  Object.entries({ ...kems, ...signers }).map(([kind, maker]) => [kind, keysOf(maker)]),
) as Quantum['keys'];

function isKem(kind: QuantumKind): kind is KemKind {
  return Object.hasOwn(kems, kind);
}

function signerOf(kind: QuantumKind): Signer {
  if (isKem(kind)) throw new Error(`${kind} does not sign`);
  return signers[kind];
}

function kemOf(kind: QuantumKind): KEM {
  if (isKem(kind)) return kems[kind];
  throw new Error(`${kind} does not encapsulate`);
}

const contextOf = (context: Uint8Array | undefined): { context?: Uint8Array } =>
  context ? { context: Uint8Array.from(context) } : {};

export const quantum: Quantum = {
  keys,
  sign: (kind, message, priv, context) =>
    signerOf(kind).sign(message, Uint8Array.from(priv), contextOf(context)),
  verify: (kind, message, pub, signature, context) =>
    signerOf(kind).verify(signature, message, Uint8Array.from(pub), contextOf(context)),
  encapsulate(kind, pub) {
    const { cipherText, sharedSecret } = kemOf(kind).encapsulate(Uint8Array.from(pub));
    return { ciphertext: cipherText, shared: sharedSecret };
  },
  decapsulate: (kind, priv, ciphertext) =>
    kemOf(kind).decapsulate(Uint8Array.from(ciphertext), Uint8Array.from(priv)),
};
