// Keys that are bytes: Edwards' and Montgomery's curves here, lattices and hashes in a part of their own.
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { ed448, x448 } from '@noble/curves/ed448.js';
import type { ByteKind, ByteMaterial, CurveKind } from './material.ts';

/** What makes keys of one kind. Lengths are in bytes. */
export interface ByteKeys {
  readonly publicLength: number;
  readonly privateLength: number;
  /** Of what a private key is made of; where that is the key itself, the same. */
  readonly seedLength: number;
  readonly fromSeed: (seed: Uint8Array) => { readonly pub: Uint8Array; readonly priv: Uint8Array };
  /** Throws where these are no key. */
  readonly publicOf: (priv: Uint8Array) => Uint8Array;
}

/** Makes of lattices and hashes, by kind. */
export type GetQuantumKeys = () => Readonly<Record<Exclude<ByteKind, CurveKind>, ByteKeys>>;

const onCurves: Readonly<Record<CurveKind, ByteKeys>> = {
  ed25519: itself(ed25519, 32, 32),
  ed448: itself(ed448, 57, 57),
  x25519: itself(x25519, 32, 32),
  x448: itself(x448, 56, 56),
};

function itself(
  curve: { getPublicKey(key: Uint8Array): Uint8Array },
  privateLength: number,
  publicLength: number,
): ByteKeys {
  const publicOf = (priv: Uint8Array): Uint8Array => curve.getPublicKey(Uint8Array.from(priv));
  return {
    publicLength,
    privateLength,
    seedLength: privateLength,
    publicOf,
    fromSeed: (seed) => ({ pub: publicOf(seed), priv: seed }),
  };
}

export function isOnCurve(kind: ByteKind): kind is CurveKind {
  return Object.hasOwn(onCurves, kind);
}

export function byteKeysOf(kind: ByteKind, quantum: GetQuantumKeys): ByteKeys {
  return isOnCurve(kind) ? onCurves[kind] : quantum()[kind];
}

/** The private key that is made of a seed. */
export function keyOfSeed(kind: ByteKind, seed: Uint8Array, quantum: GetQuantumKeys): ByteMaterial {
  const { pub, priv } = byteKeysOf(kind, quantum).fromSeed(Uint8Array.from(seed));
  const isKept = kind.startsWith('ml-');
  return { kind, pub, priv, ...(isKept && { seed: Uint8Array.from(seed) }) };
}
