// Elliptic curves with a short Weierstrass equation, by OpenSSL's names.
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { nodeError } from '../../../errors/node-error.ts';
import { bits, integer, octets, oid, sequence, tags, toBytes } from './der.ts';
import type { Reader } from './der-reader.ts';
import { algorithms } from './oids.ts';

/** A curve, and what it is called elsewhere. */
export interface Curve {
  readonly name: string;
  readonly oid: string;
  /** The name that NIST has for it. */
  readonly nist?: string;
  /** The name in a JWK, where there is one. */
  readonly jwk?: string;
  /** What the curve was made of at random, as it is written with all its numbers. */
  readonly seed?: string;
  readonly on: ECDSA;
}

const curves: readonly Curve[] = [
  {
    name: 'prime256v1',
    oid: '1.2.840.10045.3.1.7',
    nist: 'P-256',
    jwk: 'P-256',
    seed: 'c49d360886e704936a6678e1139d26b7819f7e90',
    on: p256,
  },
  {
    name: 'secp384r1',
    oid: '1.3.132.0.34',
    nist: 'P-384',
    jwk: 'P-384',
    seed: 'a335926aa319a27a1d00896a6773a4827acdac73',
    on: p384,
  },
  {
    name: 'secp521r1',
    oid: '1.3.132.0.35',
    nist: 'P-521',
    jwk: 'P-521',
    seed: 'd09e8800291cb85396cc6717393284aaa0da64ba',
    on: p521,
  },
  { name: 'secp256k1', oid: '1.3.132.0.10', jwk: 'secp256k1', on: secp256k1 },
  { name: 'brainpoolP256r1', oid: '1.3.36.3.3.2.8.1.1.7', on: brainpoolP256r1 },
  { name: 'brainpoolP384r1', oid: '1.3.36.3.3.2.8.1.1.11', on: brainpoolP384r1 },
  { name: 'brainpoolP512r1', oid: '1.3.36.3.3.2.8.1.1.13', on: brainpoolP512r1 },
];

/** The names of `getCurves()`. */
export const curveNames: readonly string[] = curves.map(({ name }) => name).sort();

/** The curve of a name. Throws as Node does where there is none. */
export function curveOf(name: string): Curve {
  const curve = curves.find((each) => each.name === name || each.nist === name);
  if (curve) return curve;
  throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
}

export function curveOfJwk(name: unknown): Curve | undefined {
  return curves.find(({ jwk }) => jwk !== undefined && jwk === name);
}

/** Bytes of a coordinate. */
export function fieldLength({ on }: Curve): number {
  return on.Point.Fp.BYTES;
}

/** Bytes of a private key. */
export function scalarLength({ on }: Curve): number {
  return on.Point.Fn.BYTES;
}

/** The point in a form: `4` uncompressed, `2` compressed, `6` both. Throws where it is not on the curve. */
export function pointIn(curve: Curve, point: Uint8Array, form: 2 | 4 | 6 = 4): Uint8Array {
  const known = curve.on.Point.fromBytes(plainPoint(curve, point));
  if (form === 2) return known.toBytes(true);
  const bytes = known.toBytes(false);
  if (form === 6) bytes[0] = 6 + ((bytes.at(-1) ?? 0) & 1);
  return bytes;
}

/** A hybrid point says its parity in its first byte, and all else as an uncompressed one. */
function plainPoint(curve: Curve, point: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(point);
  const isHybrid = bytes[0] === 6 || bytes[0] === 7;
  if (!isHybrid || bytes.length !== 1 + 2 * fieldLength(curve)) return bytes;
  if (((bytes.at(-1) ?? 0) & 1) !== (bytes[0] ?? 0) - 6) throw new Error('not on the curve');
  bytes[0] = 4;
  return bytes;
}

export function publicPoint(curve: Curve, d: Uint8Array): Uint8Array {
  return curve.on.getPublicKey(d, false);
}

/** How a key says which curve it is on: by name, or with all its numbers. */
export function curveParameters(curve: Curve, isExplicit: boolean): Uint8Array {
  if (!isExplicit) return oid(curve.oid);
  const { Point } = curve.on;
  const { p, a, b, n, h } = Point.CURVE();
  const length = fieldLength(curve);
  const seed = curve.seed === undefined ? [] : [bits(fromHex(curve.seed))];
  return sequence(
    integer(1n),
    sequence(oid(algorithms.primeField), integer(p)),
    sequence(octets(toBytes(a, length)), octets(toBytes(b, length)), ...seed),
    octets(Point.BASE.toBytes(false)),
    integer(n),
    integer(h),
  );
}

/** The curve that a key says it is on; undefined where it is none of these. */
export function readCurve(reader: Reader): { curve: Curve; isExplicit: boolean } | undefined {
  const isExplicit = reader.tag === tags.sequence;
  const curve = isExplicit ? explicitCurve(reader.sequence()) : named(reader.oid());
  return curve && { curve, isExplicit };
}

function named(number: string): Curve | undefined {
  return curves.find((each) => each.oid === number);
}

function explicitCurve(reader: Reader): Curve | undefined {
  reader.integer();
  const field = reader.sequence();
  field.oid();
  const p = field.integer();
  reader.sequence();
  reader.take(tags.octets);
  const n = reader.integer();
  return curves.find(({ on }) => on.Point.CURVE().p === p && on.Point.CURVE().n === n);
}

function fromHex(hex: string): Uint8Array {
  return toBytes(BigInt(`0x${hex}`), hex.length / 2);
}
