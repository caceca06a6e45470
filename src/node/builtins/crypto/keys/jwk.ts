// Keys as JSON Web Keys (RFC 7517).
import { nodeError } from '../../../errors/node-error.ts';
import { byteKeysOf, isOnCurve, keyOfSeed } from './byte-keys.ts';
import type { GetQuantumKeys } from './byte-keys.ts';
import { curveOf, curveOfJwk, fieldLength, pointIn, scalarLength } from './curves.ts';
import { toBytes, toNumber } from './der.ts';
import type {
  ByteKind,
  ByteMaterial,
  CurveKind,
  EcMaterial,
  Material,
  RsaMaterial,
} from './material.ts';
import { byteKinds } from './oids.ts';

export type Jwk = Record<string, unknown>;

const curveNames: Readonly<Record<CurveKind, string>> = {
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  x25519: 'X25519',
  x448: 'X448',
};

/** What a JWK calls a key of lattices or hashes. */
function algorithmName(kind: ByteKind): string {
  return kind.startsWith('slh-')
    ? kind.slice(0, -1).toUpperCase() + kind.slice(-1)
    : kind.toUpperCase();
}

export function createJwks(Buffer: BufferConstructor, quantum: GetQuantumKeys) {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const bytes = (value: unknown): Uint8Array | undefined =>
    typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64url')) : undefined;
  const numberText = (value: bigint): string => text(toBytes(value));

  function write(material: Material): Jwk {
    switch (material.kind) {
      case 'rsa': {
        const { n, e, secret } = material;
        const numbers = { n, e, ...(secret && secretNumbers(secret)) };
        const texts = Object.entries(numbers).map(([name, value]) => [name, numberText(value)]);
        return { kty: 'RSA', ...(Object.fromEntries(texts) as Jwk) };
      }
      case 'ec':
        return writeEc(material);
      case 'rsa-pss':
      case 'dsa':
      case 'dh':
        throw nodeError(Error, 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE', 'Unsupported JWK Key Type.');
      default:
        return writeBytes(material);
    }
  }

  function writeEc({ curve: name, point, d }: EcMaterial): Jwk {
    const curve = curveOf(name);
    if (curve.jwk === undefined) {
      const message = `Unsupported JWK EC curve: ${name}.`;
      throw nodeError(Error, 'ERR_CRYPTO_JWK_UNSUPPORTED_CURVE', message);
    }
    const length = fieldLength(curve);
    const [x, y] = [point.subarray(1, 1 + length), point.subarray(1 + length)];
    const secret = d && { d: text(toBytes(toNumber(d), scalarLength(curve))) };
    return { kty: 'EC', x: text(x), y: text(y), crv: curve.jwk, ...secret };
  }

  function writeBytes({ kind, pub, priv, seed }: ByteMaterial): Jwk {
    if (isOnCurve(kind)) {
      const secret = priv && { d: text(priv) };
      return { crv: curveNames[kind], ...secret, x: text(pub), kty: 'OKP' };
    }
    const held = kind.startsWith('slh-') ? priv : seed;
    if (priv && !held) {
      const message = 'key does not have an available seed';
      throw nodeError(Error, 'ERR_CRYPTO_OPERATION_FAILED', message);
    }
    const secret = held && { priv: text(held) };
    return { ...secret, kty: 'AKP', alg: algorithmName(kind), pub: text(pub) };
  }

  /** Throws Node's errors where it is none. */
  function read(jwk: Jwk): Material {
    const { kty } = jwk;
    switch (kty) {
      case 'RSA':
        return readRsa(jwk);
      case 'EC':
        return readEc(jwk);
      case 'OKP':
        return readOkp(jwk);
      case 'AKP':
        return readAkp(jwk);
      default:
        throw invalid(
          typeof kty === 'string' ? `${kty} is not a supported JWK key type` : 'Invalid JWK format',
        );
    }
  }

  function readRsa(jwk: Jwk): RsaMaterial {
    const number = (name: string): bigint => {
      const value = bytes(jwk[name]);
      if (!value) throw invalid('Invalid JWK RSA key');
      return toNumber(value);
    };
    const [n, e] = [number('n'), number('e')];
    if (jwk['d'] === undefined) return { kind: 'rsa', n, e };
    const [d, p, q] = [number('d'), number('p'), number('q')];
    const [dp, dq, qi] = [number('dp'), number('dq'), number('qi')];
    return { kind: 'rsa', n, e, secret: { d, p, q, dp, dq, qi } };
  }

  function readEc(jwk: Jwk): EcMaterial {
    if (typeof jwk['crv'] !== 'string') throw invalid('Invalid JWK EC key');
    const curve = curveOfJwk(jwk['crv']);
    if (!curve) {
      throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
    }
    const [x, y, d] = [bytes(jwk['x']), bytes(jwk['y']), bytes(jwk['d'])];
    if (!x || !y) throw invalid('Invalid JWK EC key');
    const length = fieldLength(curve);
    try {
      const [left, right] = [toBytes(toNumber(x), length), toBytes(toNumber(y), length)];
      const point = Uint8Array.from(pointIn(curve, Uint8Array.from([4, ...left, ...right])));
      return { kind: 'ec', curve: curve.name, point, ...(d && { d }) };
    } catch {
      throw invalid('Invalid JWK EC key');
    }
  }

  function readOkp(jwk: Jwk): ByteMaterial {
    const kind = (Object.keys(curveNames) as CurveKind[]).find(
      (each) => curveNames[each] === jwk['crv'],
    );
    const [pub, priv] = [bytes(jwk['x']), bytes(jwk['d'])];
    const keys = kind && byteKeysOf(kind, quantum);
    const fits =
      keys && pub?.length === keys.publicLength && (!priv || priv.length === keys.privateLength);
    if (!fits) throw invalid('Invalid JWK OKP key');
    return priv ? { kind, pub: keys.publicOf(priv), priv } : { kind, pub };
  }

  function readAkp(jwk: Jwk): ByteMaterial {
    const kind = (Object.keys(byteKinds) as ByteKind[]).find(
      (each) => !isOnCurve(each) && algorithmName(each) === jwk['alg'],
    );
    if (!kind) throw invalid('Unsupported JWK AKP "alg"');
    const keys = byteKeysOf(kind, quantum);
    const [pub, priv] = [bytes(jwk['pub']), bytes(jwk['priv'])];
    const isHashed = kind.startsWith('slh-');
    const wanted = isHashed ? keys.privateLength : keys.seedLength;
    if (pub?.length !== keys.publicLength || (priv && priv.length !== wanted)) {
      throw invalid('Invalid JWK AKP key');
    }
    if (!priv) return { kind, pub };
    return isHashed ? { kind, pub: keys.publicOf(priv), priv } : keyOfSeed(kind, priv, quantum);
  }

  return { read, write };
}

function secretNumbers({ d, p, q, dp, dq, qi }: NonNullable<RsaMaterial['secret']>) {
  return { d, p, q, dp, dq, qi };
}

function invalid(message: string): Error {
  return nodeError(TypeError, 'ERR_CRYPTO_INVALID_JWK', message);
}
