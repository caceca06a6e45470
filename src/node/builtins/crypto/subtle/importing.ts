// Keys of the web's, made of what programs give.
import type { Codec, KeyText } from '../keys/codec.ts';
import { toBytes } from '../keys/der.ts';
import type { Held, KeyKind } from '../keys/content.ts';
import { bitLength, isPrivate, publicHalf } from '../keys/material.ts';
import type { Material } from '../keys/material.ts';
import type { Algorithm, CryptoKeys, Slots } from './crypto-key.ts';
import { checkUsages, familyOf, jwkAlgorithm } from './families.ts';
import type { Family } from './families.ts';
import { checkJwk, invalid } from './jwk-check.ts';
import type { Jwk } from './jwk-check.ts';
import { domError } from './web-idl.ts';

export interface ImportNeeds {
  readonly Buffer: BufferConstructor;
  readonly keys: CryptoKeys;
  /** Loaded for keys of pairs alone. */
  readonly codec: () => Codec;
}

/** What is to become a key: bytes or a JWK in a format, or what another key holds. */
export type Source = { readonly format: string; readonly data: Uint8Array | Jwk } | Held;

export interface ImportWish {
  readonly algorithm: Algorithm;
  readonly extractable: boolean;
  readonly usages: readonly string[];
}

const keyTypes = { rsa: 'RSA', ec: 'EC', curve: 'OKP', 'ml-dsa': 'AKP', 'ml-kem': 'AKP' } as const;

/** OpenSSL's names of curves. */
export const curves: Readonly<Record<string, string>> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
};

const ecdsaCurves: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};

export function createImporting({ Buffer, keys, codec }: ImportNeeds) {
  /** Makes the key. Throws the web's errors. */
  function importKey(source: Source, wish: ImportWish): object {
    const family = familyOf(wish.algorithm.name);
    const slots =
      family.group in keyTypes ? pair(source, wish, family) : secret(source, wish, family);
    if (!slots) {
      const format = 'format' in source ? source.format : 'KeyObject';
      const message = `Unable to import ${wish.algorithm.name} using ${format} format`;
      throw domError(message, 'NotSupportedError');
    }
    if (slots.type !== 'public' && slots.usages.length === 0) {
      const message = `Usages cannot be empty when importing a ${slots.type} key.`;
      throw domError(message, 'SyntaxError');
    }
    return keys.make(slots);
  }

  function secret(source: Source, wish: ImportWish, family: Family): Slots | undefined {
    const { algorithm, extractable, usages } = wish;
    const { name } = algorithm;
    if (family.group === 'derive') {
      if (extractable) throw domError(`${name} keys are not extractable`, 'SyntaxError');
      if (!usages.every((usage) => family.own.includes(usage))) {
        throw domError(`Unsupported key usage for a ${name} key`, 'SyntaxError');
      }
    } else checkUsages(name, usages, family.own);
    const content = secretBytes(source, wish, family);
    if (!content) return undefined;
    const found = sized(content, wish, family);
    return { type: 'secret', extractable, usages, ...found };
  }

  function secretBytes(source: Source, wish: ImportWish, family: Family): Uint8Array | undefined {
    if ('content' in source)
      return source.content instanceof Uint8Array ? source.content : undefined;
    const { name } = wish.algorithm;
    const { format, data } = source;
    if (format === 'jwk') {
      if (family.group === 'derive') return undefined;
      const jwk = data as Jwk;
      checkJwk(jwk, 'oct', wish.extractable, wish.usages, family.use);
      const bytes = Uint8Array.from(Buffer.from(jwk['k'] as string, 'base64url'));
      const { hash } = wish.algorithm as { hash?: { name: string } };
      const expected = jwkAlgorithm(name, hash?.name, bytes.length * 8);
      if (family.group === 'aes') checkAesLength(bytes);
      if (jwk['alg'] !== undefined && expected !== undefined && jwk['alg'] !== expected) {
        throw mismatch();
      }
      return bytes;
    }
    const isRaw = format === 'raw' && !/^(?:AES-OCB|ChaCha20|Argon2)/u.test(name);
    return isRaw || format === 'raw-secret' ? (data as Uint8Array) : undefined;
  }

  function pair(source: Source, wish: ImportWish, family: Family): Slots | undefined {
    const { algorithm, extractable, usages } = wish;
    const { name } = algorithm;
    const found = materialOf(source, wish, family);
    if (!found) return undefined;
    const { material, type } = found;
    const kind =
      family.group === 'rsa' || family.group === 'ec' ? family.group : name.toLowerCase();
    if (material.kind !== kind) throw domError('Invalid key type', 'DataError');
    const content = type === 'public' ? publicHalf(material) : material;
    return { type, extractable, usages, content, algorithm: told(material, algorithm) };
  }

  function materialOf(
    source: Source,
    wish: ImportWish,
    family: Family,
  ): { material: Material; type: 'public' | 'private' } | undefined {
    const { name } = wish.algorithm;
    const check = (type: KeyKind): void => {
      checkUsages(name, wish.usages, type === 'public' ? family.public : family.own);
    };
    if ('content' in source) {
      check(source.type);
      const { content, type } = source;
      if (content instanceof Uint8Array || type === 'secret') return undefined;
      return { material: content, type };
    }
    const { format, data } = source;
    const bytes = data as Uint8Array;
    const ofLattice = family.group.startsWith('ml-');
    switch (format) {
      case 'spki':
        check('public');
        return {
          material: read({ format: 'der', type: 'spki', data: bytes }, false),
          type: 'public',
        };
      case 'pkcs8':
        check('private');
        return { material: fromPkcs8(bytes, name, ofLattice), type: 'private' };
      case 'jwk':
        return fromJwk(data as Jwk, wish, family, check);
      case 'raw':
      case 'raw-public': {
        if (family.group === 'rsa' || (ofLattice && format === 'raw')) return undefined;
        check('public');
        const { namedCurve } = wish.algorithm as { namedCurve?: string };
        const keyType = namedCurve === undefined ? name.toLowerCase() : 'ec';
        const text = { format: 'raw-public', data: bytes, keyType, namedCurve } as const;
        return { material: read(text, false), type: 'public' };
      }
      case 'raw-seed':
        if (!ofLattice) return undefined;
        check('private');
        return {
          material: read({ format, data: bytes, keyType: name.toLowerCase() }, true),
          type: 'private',
        };
      default:
        return undefined;
    }
  }

  function fromPkcs8(data: Uint8Array, name: string, ofLattice: boolean): Material {
    const material = read({ format: 'der', type: 'pkcs8', data }, true);
    if (ofLattice && 'priv' in material && !material.seed) {
      const kind = name.slice(0, 6);
      const message = `Importing an ${kind} PKCS#8 key without a seed is not supported`;
      throw domError(message, 'NotSupportedError');
    }
    return material;
  }

  function fromJwk(
    jwk: Jwk,
    { algorithm, extractable, usages }: ImportWish,
    { group, use }: Family,
    check: (type: KeyKind) => void,
  ): { material: Material; type: 'public' | 'private' } {
    checkJwk(jwk, keyTypes[group as keyof typeof keyTypes], extractable, usages, use);
    checkNames(jwk, algorithm, group);
    const type = jwk[group.startsWith('ml-') ? 'priv' : 'd'] === undefined ? 'public' : 'private';
    check(type);
    const material = read({ format: 'jwk', data: jwk }, type === 'private');
    if (type === 'private' && 'pub' in material && group !== 'ml-kem') {
      const written = Buffer.from(jwk[group === 'curve' ? 'x' : 'pub'] as string, 'base64url');
      if (!written.equals(material.pub)) throw invalid();
    }
    return { material, type };
  }

  function checkNames(jwk: Jwk, algorithm: Algorithm, group: string): void {
    const { name, namedCurve, hash } = algorithm as Algorithm & {
      namedCurve?: string;
      hash?: { name: string };
    };
    const { alg, crv } = jwk;
    if (group === 'ec') {
      if (crv !== namedCurve) {
        throw domError('JWK "crv" does not match the requested algorithm', 'DataError');
      }
      const isOther = name === 'ECDSA' && alg !== undefined;
      if (isOther && ecdsaCurves[alg as string] !== namedCurve) throw mismatch();
    } else if (group === 'curve') {
      if (crv !== name) {
        throw domError('JWK "crv" Parameter and algorithm name mismatch', 'DataError');
      }
      const isOther = name.startsWith('Ed') && alg !== undefined;
      if (isOther && alg !== name && alg !== 'EdDSA') throw mismatch();
    } else if (group === 'rsa') {
      const expected = jwkAlgorithm(name, hash?.name);
      if (alg !== undefined && expected !== undefined && alg !== expected) throw mismatch();
    } else if (alg !== name) {
      throw domError('JWK "alg" Parameter and algorithm name mismatch', 'DataError');
    }
  }

  function read(text: KeyText, wantsPrivate: boolean): Material {
    let material: Material;
    try {
      material = codec().read(text, wantsPrivate);
    } catch (error) {
      throw invalid(error);
    }
    if (wantsPrivate && !isPrivate(material)) throw invalid();
    return material;
  }

  return importKey;
}

export type ImportKey = ReturnType<typeof createImporting>;

function checkAesLength({ length }: Uint8Array): void {
  if (![16, 24, 32].includes(length)) throw domError('Invalid key length', 'DataError');
}

/** What the key tells of itself, and its bytes cut to the bits that were asked for. */
function sized(
  content: Uint8Array,
  { algorithm }: ImportWish,
  { group }: Family,
): Pick<Slots, 'algorithm' | 'content'> {
  const { name, hash } = algorithm;
  const bits = content.length * 8;
  if (group === 'aes') {
    checkAesLength(content);
    return { algorithm: { name, length: bits }, content };
  }
  if (group === 'chacha' && bits !== 256) throw domError('Invalid key length', 'DataError');
  if (group !== 'hmac') return { algorithm: { name }, content };
  if (bits === 0) throw domError('Zero-length key is not supported', 'DataError');
  const { length = bits } = algorithm as { length?: number };
  if (Math.ceil(length / 8) !== content.length) throw domError('Invalid key length', 'DataError');
  return { algorithm: { name, length, hash }, content: cutToBits(content, length) };
}

/** As many bits as that, the rest of the last byte being zero. */
export function cutToBits(bytes: Uint8Array, bits: number): Uint8Array<ArrayBuffer> {
  const cut = Uint8Array.from(bytes.subarray(0, Math.ceil(bits / 8)));
  const over = bits % 8;
  const last = cut.length - 1;
  if (over !== 0) cut[last] = (cut[last] ?? 0) & (0xff << (8 - over));
  return cut;
}

/** What a key of a pair tells of itself. Throws where it is on another curve. */
export function told(material: Material, algorithm: Algorithm): Algorithm {
  const { name } = algorithm;
  switch (material.kind) {
    case 'rsa': {
      const { n, e } = material;
      const { hash } = algorithm;
      return { name, modulusLength: bitLength(n), publicExponent: toBytes(e), hash };
    }
    case 'ec': {
      const { namedCurve } = algorithm as { namedCurve?: string };
      if (curves[namedCurve ?? ''] !== material.curve) {
        throw domError('Named curve mismatch', 'DataError');
      }
      return { name, namedCurve };
    }
    default:
      return { name };
  }
}

function mismatch(): DOMException {
  return domError('JWK "alg" does not match the requested algorithm', 'DataError');
}
