// The secret that two keys have in common.
import { x25519 } from '@noble/curves/ed25519.js';
import { x448 } from '@noble/curves/ed448.js';
import { opensslError } from '../common/openssl-error.ts';
import { curveOf, fieldLength, scalarLength } from '../keys/curves.ts';
import { toBytes, toNumber } from '../keys/der.ts';
import { bitLength } from '../keys/material.ts';
import type { EcMaterial, Material } from '../keys/material.ts';
import { modPow } from '../keys/numbers.ts';
import { unsupported } from './signing.ts';

/** What a private key and another's public key have in common. Throws OpenSSL's errors. */
export function agree(own: Material, other: Material): Uint8Array {
  if (own.kind !== other.kind) throw unsupported();
  switch (own.kind) {
    case 'dh': {
      const { p, g, y } = other as typeof own;
      if (p !== own.p || g !== own.g) throw mismatching();
      return toBytes(modPow(y, own.x ?? 0n, p), Math.ceil(bitLength(p) / 8));
    }
    case 'ec': {
      const { curve, point } = other as EcMaterial;
      if (curve !== own.curve) throw mismatching();
      return agreeOnCurve(curve, own.d ?? new Uint8Array(), point);
    }
    case 'x25519':
    case 'x448': {
      const { pub } = other as typeof own;
      const on = own.kind === 'x25519' ? x25519 : x448;
      try {
        return on.getSharedSecret(Uint8Array.from(own.priv ?? []), Uint8Array.from(pub));
      } catch {
        throw opensslError('1C8000A4', 'Provider routines', 'failed during derivation');
      }
    }
    default:
      throw unsupported();
  }
}

/** The first coordinate of the point. Throws where `point` is not on the curve. */
export function agreeOnCurve(name: string, d: Uint8Array, point: Uint8Array): Uint8Array {
  const curve = curveOf(name);
  const key = toBytes(toNumber(d), scalarLength(curve));
  const shared = curve.on.getSharedSecret(key, Uint8Array.from(point), false);
  return shared.slice(1, 1 + fieldLength(curve));
}

function mismatching(): Error {
  return opensslError('1C8000CB', 'Provider routines', 'mismatching domain parameters');
}
