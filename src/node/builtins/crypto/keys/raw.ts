// Keys as bytes with nothing around them.
import { nodeError } from '../../../errors/node-error.ts';
import { byteKeysOf, isOnCurve, keyOfSeed } from './byte-keys.ts';
import type { GetQuantumKeys } from './byte-keys.ts';
import { curveOf, pointIn, publicPoint, scalarLength } from './curves.ts';
import { toBytes, toNumber } from './der.ts';
import type { Encoding, Format } from './encoding.ts';
import type { ByteKind, Material } from './material.ts';
import { byteKinds } from './oids.ts';

/** What is said beside the bytes. */
export interface RawInput {
  readonly format: Format;
  readonly data: Uint8Array;
  readonly keyType: string;
  readonly namedCurve?: string | undefined;
}

/** Throws Node's error where the key has no such form. */
export function writeRaw(
  material: Material,
  format: Format,
  type: Encoding = 'uncompressed',
): Uint8Array {
  switch (material.kind) {
    case 'ec': {
      const curve = curveOf(material.curve);
      if (format === 'raw-public') {
        return pointIn(curve, material.point, type === 'compressed' ? 2 : 4);
      }
      if (format !== 'raw-private') throw incompatible();
      return toBytes(toNumber(material.d ?? new Uint8Array()), scalarLength(curve));
    }
    case 'rsa':
    case 'rsa-pss':
    case 'dsa':
    case 'dh':
      throw incompatible();
    default: {
      const { kind, pub, priv, seed } = material;
      if (format === 'raw-public') return pub;
      const isSeeded = kind.startsWith('ml-');
      if (isSeeded !== (format === 'raw-seed')) throw incompatible();
      const bytes = isSeeded ? seed : priv;
      if (bytes) return bytes;
      const message = 'key does not have an available seed';
      throw nodeError(Error, 'ERR_CRYPTO_OPERATION_FAILED', message);
    }
  }
}

export function readRaw(input: RawInput, quantum: GetQuantumKeys): Material {
  const { format, data, keyType, namedCurve } = input;
  const bytes = Uint8Array.from(data);
  if (keyType === 'ec') {
    const curve = curveOf(namedCurve ?? '');
    try {
      if (format === 'raw-public') {
        return { kind: 'ec', curve: curve.name, point: Uint8Array.from(pointIn(curve, bytes)) };
      }
      if (format !== 'raw-private' || bytes.length !== scalarLength(curve)) throw invalidKey();
      const point = publicPoint(curve, bytes);
      return { kind: 'ec', curve: curve.name, point, d: bytes };
    } catch {
      throw invalidKey();
    }
  }
  if (!Object.hasOwn(byteKinds, keyType)) throw invalidKey();
  const kind = keyType as ByteKind;
  const keys = byteKeysOf(kind, quantum);
  if (format === 'raw-public') {
    if (bytes.length !== keys.publicLength) throw invalidKey();
    return { kind, pub: bytes };
  }
  const isSeeded = kind.startsWith('ml-');
  if (isSeeded !== (format === 'raw-seed')) throw incompatible();
  if (bytes.length !== (isSeeded ? keys.seedLength : keys.privateLength)) throw invalidKey();
  return isOnCurve(kind) || !isSeeded
    ? { kind, pub: keys.publicOf(bytes), priv: bytes }
    : keyOfSeed(kind, bytes, quantum);
}

function incompatible(): Error {
  const message = 'The selected key encoding is incompatible with the key type';
  return nodeError(Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', message);
}

function invalidKey(): Error {
  return nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', 'Invalid key data');
}
