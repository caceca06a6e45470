// Pairs of keys, made at random.
import { DHGroups } from 'micro-rsa-dsa-dh/dh.js';
import { nodeError } from '../../../errors/node-error.ts';
import { byteKeysOf, isOnCurve, keyOfSeed } from '../keys/byte-keys.ts';
import type { GetQuantumKeys } from '../keys/byte-keys.ts';
import { curveOf, publicPoint } from '../keys/curves.ts';
import { bitLength } from '../keys/material.ts';
import type {
  ByteKind,
  DhMaterial,
  DsaMaterial,
  EcMaterial,
  Material,
  RsaMaterial,
} from '../keys/material.ts';
import { findPrime, modPow, randomBelow, randomNumber } from '../keys/numbers.ts';
import type { FillRandom } from '../keys/numbers.ts';
import { generateRsa } from './rsa.ts';
import type { PairWish } from './pair-options.ts';

/** Numbers of a group in which keys are agreed upon. */
export interface DhGroup {
  readonly p: bigint;
  readonly g: bigint;
}

/** Throws as Node does where there is no group of that name. */
export function groupOf(name: string): DhGroup {
  const group = Object.hasOwn(DHGroups, name) ? DHGroups[name] : undefined;
  if (group) return group;
  throw nodeError(Error, 'ERR_CRYPTO_UNKNOWN_DH_GROUP', 'Unknown DH group');
}

export function isKnownPrime(p: bigint): boolean {
  return Object.values(DHGroups).some((group) => group.p === p);
}

/** The secret exponents that OpenSSL takes in groups of known safe primes, in bits by those of the prime. */
const exponentBits: Readonly<Record<number, number>> = {
  1536: 190,
  2048: 225,
  3072: 275,
  4096: 325,
  6144: 375,
  8192: 400,
};

/** A secret exponent for the group. */
export function dhExponent({ p }: DhGroup, fillRandom: FillRandom): bigint {
  const bits = (isKnownPrime(p) && exponentBits[bitLength(p)]) || bitLength(p) - 1;
  return randomNumber(bits, fillRandom) | (1n << BigInt(bits - 1));
}

export function dhPair(group: DhGroup, fillRandom: FillRandom): DhMaterial {
  const { p, g } = group;
  const x = dhExponent(group, fillRandom);
  return { kind: 'dh', p, g, y: modPow(g, x, p), x };
}

/** A safe prime for which the generator goes, as OpenSSL chooses it. */
export function dhPrime(bits: number, generator: number, fillRandom: FillRandom): bigint {
  const residues: Readonly<Record<number, readonly [bigint, bigint]>> = {
    2: [24n, 23n],
    5: [60n, 59n],
  };
  const [add, rem] = residues[generator] ?? [12n, 11n];
  return findPrime(bits, fillRandom, { isSafe: true, add, rem });
}

const leastModulus = 512;

export function createGenerating(fillRandom: FillRandom, quantum: GetQuantumKeys) {
  function pair(wish: PairWish): Material {
    switch (wish.type) {
      case 'rsa':
      case 'rsa-pss': {
        const { e, bits, pss } = wish;
        const key = rsaPair(bits, BigInt(e));
        return wish.type === 'rsa' ? key : { ...key, kind: 'rsa-pss', ...(pss && { pss }) };
      }
      case 'dsa':
        return dsaPair(wish.bits, wish.divisorBits);
      case 'ec':
        return ecPair(wish.curve, wish.isExplicit);
      case 'dh':
        return dhOf(wish);
      default:
        return bytesPair(wish.type);
    }
  }

  function rsaPair(bits: number, e: bigint): RsaMaterial {
    if (e < 3n || e % 2n === 0n)
      throw openssl('020000B2', 'rsa routines', 'pub exponent out of range');
    if (bits < leastModulus) throw openssl('1C8000AB', 'Provider routines', 'key size too small');
    return generateRsa(bits, e, fillRandom);
  }

  function dsaPair(bits: number, divisorBits: number | undefined): DsaMaterial {
    if (bits < leastModulus) {
      throw openssl('030000E9', 'digital envelope routines', 'provider keymgmt failure');
    }
    const length = divisorBits ?? (bits >= 2048 ? 256 : 224);
    if (bits < 1024 || ![160, 224, 256].includes(length)) {
      throw openssl('05000072', 'dsa routines', 'bad ffc parameters');
    }
    const q = findPrime(length, fillRandom);
    const p = findPrime(bits, fillRandom, { add: 2n * q, rem: 1n });
    let g = 1n;
    for (let h = 2n; g === 1n; h += 1n) g = modPow(h, (p - 1n) / q, p);
    const x = randomBelow(q, fillRandom);
    return { kind: 'dsa', p, q, g, y: modPow(g, x, p), x };
  }

  function ecPair(name: string, isExplicit: boolean): EcMaterial {
    const curve = curveOf(name);
    const d = curve.on.utils.randomSecretKey();
    const point = publicPoint(curve, d);
    return { kind: 'ec', curve: curve.name, point, d, ...(isExplicit && { isExplicit }) };
  }

  function dhOf(wish: Extract<PairWish, { type: 'dh' }>): DhMaterial {
    if (wish.group !== undefined) return dhPair(groupOf(wish.group), fillRandom);
    const { generator, prime, primeBits = 0 } = wish;
    if (prime === undefined && primeBits < leastModulus) {
      throw openssl('0280007E', 'Diffie-Hellman routines', 'modulus too small');
    }
    const p = prime ?? dhPrime(primeBits, generator, fillRandom);
    return dhPair({ p, g: BigInt(generator) }, fillRandom);
  }

  function bytesPair(kind: ByteKind): Material {
    const { seedLength } = byteKeysOf(kind, quantum);
    const seed = new Uint8Array(seedLength);
    fillRandom(seed);
    if (kind === 'x25519') {
      seed[0] = (seed[0] ?? 0) & 248;
      seed[31] = ((seed[31] ?? 0) & 127) | 64;
    }
    if (!isOnCurve(kind)) return keyOfSeed(kind, seed, quantum);
    return { kind, pub: byteKeysOf(kind, quantum).publicOf(seed), priv: seed };
  }

  return { pair };
}

/** What comes of OpenSSL in a job has no code. */
function openssl(number: string, library: string, reason: string): Error {
  return new Error(`error:${number}:${library}::${reason}`);
}
