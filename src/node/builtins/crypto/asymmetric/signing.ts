// Signatures, made and verified, by keys of every kind.
import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import type { CHash } from '@noble/hashes/utils.js';
import { nodeError } from '../../../errors/node-error.ts';
import type { DigestMethod } from '../common/digests.ts';
import { opensslError } from '../common/openssl-error.ts';
import { isOnCurve } from '../keys/byte-keys.ts';
import { curveOf, scalarLength } from '../keys/curves.ts';
import { integer, none, octets, oid, sequence, toBytes, toNumber } from '../keys/der.ts';
import { Reader } from '../keys/der-reader.ts';
import { bitLength } from '../keys/material.ts';
import type {
  ByteMaterial,
  DsaMaterial,
  EcMaterial,
  Material,
  QuantumKind,
  RsaMaterial,
} from '../keys/material.ts';
import { modInverse, modPow, randomBelow } from '../keys/numbers.ts';
import type { FillRandom } from '../keys/numbers.ts';
import { digestOids } from '../keys/oids.ts';
import type { Quantum } from '../keys/quantum.ts';
import { fill, fillPss, isFilledPss, rsaLength, rsaPrivate, rsaPublic, unfill } from './rsa.ts';
import { paddings } from './paddings.ts';

export interface SigningNeeds {
  readonly findDigest: (name: string) => DigestMethod | undefined;
  readonly fillRandom: FillRandom;
  readonly quantum: () => Quantum;
}

/** How a signature is to be made, as far as the program said. */
export interface SignatureWish {
  readonly padding?: number | undefined;
  /** In bytes, or one of OpenSSL's negative numbers. */
  readonly saltLength?: number | undefined;
  /** Whether a signature of two numbers is these side by side, and not DER. */
  readonly isPlain?: boolean | undefined;
  readonly context?: Uint8Array | undefined;
}

/** What is signed: data, and the digest that was asked for or the usual one. */
export interface Signed extends SignatureWish {
  readonly digest: string | undefined;
  readonly data: Uint8Array;
  /** The digest of the data, where it has been made already. */
  readonly hashed?: Uint8Array | undefined;
}

const usualDigest = 'sha256';

export function createSigning({ findDigest, fillRandom, quantum }: SigningNeeds) {
  function hashOf(name: string): CHash {
    const method = findDigest(name);
    if (method) return method.hash;
    throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`);
  }

  function sign(key: Material, signed: Signed): Uint8Array {
    switch (key.kind) {
      case 'rsa':
      case 'rsa-pss':
        return signRsa(key, signed);
      case 'ec':
        return signEc(key, signed);
      case 'dsa':
        return signDsa(key, signed);
      case 'dh':
        throw unsupported();
      default:
        return signBytes(key, signed);
    }
  }

  function verify(key: Material, signed: Signed, signature: Uint8Array): boolean {
    const plain = Uint8Array.from(signature);
    try {
      switch (key.kind) {
        case 'rsa':
        case 'rsa-pss':
          return verifyRsa(key, signed, plain);
        case 'ec':
          return verifyEc(key, signed, plain);
        case 'dsa':
          return verifyDsa(key, signed, plain);
        case 'dh':
          throw unsupported();
        default:
          return verifyBytes(key, signed, plain);
      }
    } catch (error) {
      // Nodes's own errors are of the key or the digest; any other means that it is no signature.
      if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
      return false;
    }
  }

  function digestOf({ digest = usualDigest, data, hashed }: Signed): Uint8Array {
    return hashed ?? hashOf(digest)(data);
  }

  /** What an RSA key and the program say about the padding. */
  function pssOf(key: RsaMaterial, { digest, padding, saltLength }: Signed, signs: boolean) {
    const isPss =
      (padding ?? (key.kind === 'rsa-pss' ? paddings.pss : paddings.pkcs1)) === paddings.pss;
    const known = padding === undefined || padding === paddings.pkcs1 || padding === paddings.pss;
    if (!known || (key.kind === 'rsa-pss' && !isPss)) {
      throw opensslError('1C8000A5', 'Provider routines', 'illegal or unsupported padding mode');
    }
    if (!isPss) return undefined;
    const { pss } = key;
    const hash = hashOf(digest ?? pss?.hash ?? usualDigest);
    if (pss && digest !== undefined && hashOf(pss.hash) !== hash) {
      throw opensslError('1C8000AE', 'Provider routines', 'digest not allowed');
    }
    const mgf1 = pss ? hashOf(pss.mgf1) : hash;
    const most = Math.ceil((bitLength(key.n) - 1) / 8) - hash.outputLen - 2;
    const wanted = saltLength ?? (padding === undefined ? pss?.salt : undefined);
    if (pss && wanted !== undefined && wanted >= 0 && wanted < pss.salt) {
      throw opensslError('1C8000AC', 'Provider routines', 'pss saltlen too small');
    }
    if (wanted === -1) return { hash, mgf1, salt: hash.outputLen };
    if (wanted === undefined || wanted < 0) return { hash, mgf1, salt: signs ? most : undefined };
    return { hash, mgf1, salt: wanted };
  }

  function signRsa(key: RsaMaterial, signed: Signed): Uint8Array {
    const pss = pssOf(key, signed, true);
    const bits = bitLength(key.n) - 1;
    if (pss) {
      const digest = digestOf({ ...signed, digest: signed.digest ?? key.pss?.hash });
      const block = withStack(() =>
        fillPss(digest, bits, { ...pss, salt: pss.salt ?? 0 }, fillRandom),
      );
      return rsaPrivate(key, block);
    }
    const info = digestInfo(signed.digest ?? usualDigest, digestOf(signed));
    if (info.length > rsaLength(key) - 11) {
      throw opensslError('02000070', 'rsa routines', 'digest too big for rsa key', beforeRsa);
    }
    return rsaPrivate(key, fill(info, rsaLength(key), 1, fillRandom));
  }

  function verifyRsa(key: RsaMaterial, signed: Signed, signature: Uint8Array): boolean {
    const pss = pssOf(key, signed, false);
    if (signature.length !== rsaLength(key) || toNumber(signature) >= key.n) return false;
    const block = rsaPublic(key, signature);
    if (pss) {
      const digest = digestOf({ ...signed, digest: signed.digest ?? key.pss?.hash });
      return isFilledPss(block, digest, bitLength(key.n) - 1, pss);
    }
    const info = digestInfo(signed.digest ?? usualDigest, digestOf(signed));
    const found = unfill(block, 1);
    return found?.length === info.length && info.every((byte, at) => byte === found[at]);
  }

  function digestInfo(name: string, digest: Uint8Array): Uint8Array {
    const hash = hashOf(name);
    const number = Object.entries(digestOids).find(
      ([each]) => findDigest(each)?.hash === hash,
    )?.[1];
    if (number === undefined) throw opensslError('1C80007A', 'Provider routines', 'invalid digest');
    return sequence(sequence(oid(number), none()), octets(digest));
  }

  function signEc(key: EcMaterial, signed: Signed): Uint8Array {
    const { on } = curveOf(key.curve);
    const d = toBytes(toNumber(key.d ?? new Uint8Array()), scalarLength(curveOf(key.curve)));
    const format = signed.isPlain === true ? 'compact' : 'der';
    const extraEntropy = new Uint8Array(32);
    fillRandom(extraEntropy);
    return on.sign(digestOf(signed), d, { prehash: false, lowS: false, format, extraEntropy });
  }

  function verifyEc(key: EcMaterial, signed: Signed, signature: Uint8Array): boolean {
    const format = signed.isPlain === true ? 'compact' : 'der';
    const options = { prehash: false, lowS: false, format } as const;
    return curveOf(key.curve).on.verify(signature, digestOf(signed), key.point, options);
  }

  function signDsa(key: DsaMaterial, signed: Signed): Uint8Array {
    const { p, q, g, x = 0n } = key;
    const z = leftmost(digestOf(signed), q);
    for (;;) {
      const k = randomBelow(q, fillRandom);
      const r = modPow(g, k, p) % q;
      const s = (modInverse(k, q) * (z + x * r)) % q;
      if (r === 0n || s === 0n) continue;
      if (signed.isPlain !== true) return sequence(integer(r), integer(s));
      const length = Math.ceil(bitLength(q) / 8);
      return Uint8Array.from([...toBytes(r, length), ...toBytes(s, length)]);
    }
  }

  function verifyDsa(key: DsaMaterial, signed: Signed, signature: Uint8Array): boolean {
    const { p, q, g, y } = key;
    const [r, s] = twoNumbers(signature, signed.isPlain === true, Math.ceil(bitLength(q) / 8));
    if (r <= 0n || s <= 0n || r >= q || s >= q) return false;
    const w = modInverse(s, q);
    const z = leftmost(digestOf(signed), q);
    return ((modPow(g, (z * w) % q, p) * modPow(y, (r * w) % q, p)) % p) % q === r;
  }

  function signBytes(key: ByteMaterial, signed: Signed): Uint8Array {
    checkBytes(key, signed);
    const priv = Uint8Array.from(key.priv ?? []);
    const { data, context } = signed;
    const message = Uint8Array.from(data);
    if (key.kind === 'ed25519') return ed25519.sign(message, priv);
    if (key.kind === 'ed448') return ed448.sign(message, priv, contextOf(context));
    return quantum().sign(key.kind as QuantumKind, message, priv, context);
  }

  function verifyBytes(key: ByteMaterial, signed: Signed, signature: Uint8Array): boolean {
    checkBytes(key, signed);
    const { data, context } = signed;
    const message = Uint8Array.from(data);
    const { kind, pub } = key;
    if (kind === 'ed25519') return ed25519.verify(signature, message, pub, { zip215: false });
    if (kind === 'ed448') {
      return ed448.verify(signature, message, pub, { zip215: false, ...contextOf(context) });
    }
    return quantum().verify(kind as QuantumKind, message, pub, signature, context);
  }

  function checkBytes({ kind }: ByteMaterial, { digest, context }: Signed): void {
    const signs = isOnCurve(kind) ? kind.startsWith('ed') : !kind.startsWith('ml-kem');
    if (!signs) throw unsupported();
    if (digest !== undefined) {
      throw opensslError('1C80007A', 'Provider routines', 'invalid digest');
    }
    if (context && context.length > 255) {
      const message = 'context string must be at most 255 bytes';
      throw nodeError(RangeError, 'ERR_OUT_OF_RANGE', message);
    }
  }

  return { sign, verify, hashOf };
}

export type Signing = ReturnType<typeof createSigning>;

const beforeRsa = [
  'error:030000EA:digital envelope routines::provider signature failure',
  'error:1C880004:Provider routines::RSA lib',
];

/** The same, with what stands on OpenSSL's stack of errors when a signature fails. */
function withStack(make: () => Uint8Array): Uint8Array {
  try {
    return make();
  } catch {
    throw opensslError('0200006E', 'rsa routines', 'data too large for key size', beforeRsa);
  }
}

function contextOf(context: Uint8Array | undefined): { context?: Uint8Array } {
  return context ? { context: Uint8Array.from(context) } : {};
}

/** As many bits of a digest as the number has. */
function leftmost(digest: Uint8Array, q: bigint): bigint {
  const over = digest.length * 8 - bitLength(q);
  return over > 0 ? toNumber(digest) >> BigInt(over) : toNumber(digest);
}

function twoNumbers(signature: Uint8Array, isPlain: boolean, length: number): [bigint, bigint] {
  if (isPlain) {
    if (signature.length !== 2 * length) return [0n, 0n];
    return [toNumber(signature.subarray(0, length)), toNumber(signature.subarray(length))];
  }
  const reader = new Reader(signature).sequence();
  return [reader.integer(), reader.integer()];
}

export function unsupported(): Error {
  return opensslError(
    '03000096',
    'digital envelope routines',
    'operation not supported for this keytype',
  );
}
