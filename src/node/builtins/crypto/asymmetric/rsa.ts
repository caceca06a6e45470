// RSA (RFC 8017): what is done with its numbers, and how messages are filled up to their length.
import { mgf1 } from 'micro-rsa-dsa-dh/rsa.js';
import type { CHash } from '@noble/hashes/utils.js';
import { opensslError } from '../common/openssl-error.ts';
import { toBytes, toNumber } from '../keys/der.ts';
import { bitLength } from '../keys/material.ts';
import type { RsaMaterial } from '../keys/material.ts';
import { findPrime, modInverse, modPow } from '../keys/numbers.ts';
import type { FillRandom } from '../keys/numbers.ts';

/** Bytes of what is encrypted or signed. */
export function rsaLength({ n }: RsaMaterial): number {
  return Math.ceil(bitLength(n) / 8);
}

/** By the public key. Throws where the bytes are a number that is too large. */
export function rsaPublic(key: RsaMaterial, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return toBytes(modPow(inRange(key, bytes), key.e, key.n), rsaLength(key));
}

/** By the private key. */
export function rsaPrivate(key: RsaMaterial, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { secret } = key;
  const value = inRange(key, bytes);
  if (!secret) throw tooLarge();
  const { p, q, dp, dq, qi } = secret;
  const [one, other] = [modPow(value, dp, p), modPow(value, dq, q)];
  const step = (qi * (one - (other % p) + p)) % p;
  return toBytes(other + step * q, rsaLength(key));
}

function inRange({ n }: RsaMaterial, bytes: Uint8Array): bigint {
  const value = toNumber(bytes);
  if (value >= n) throw opensslError('02000084', 'rsa routines', 'data too large for modulus');
  return value;
}

/** A key of that many bits. */
export function generateRsa(bits: number, e: bigint, fillRandom: FillRandom): RsaMaterial {
  const prime = (length: number): bigint => {
    for (;;) {
      const value = findPrime(length, fillRandom);
      if (value % e !== 1n && greatestCommon(value - 1n, e) === 1n) return value;
    }
  };
  for (;;) {
    const [one, other] = [prime(Math.ceil(bits / 2)), prime(Math.floor(bits / 2))];
    if (one === other) continue;
    const [p, q] = one > other ? [one, other] : [other, one];
    const n = p * q;
    if (bitLength(n) !== bits) continue;
    const d = modInverse(e, ((p - 1n) * (q - 1n)) / greatestCommon(p - 1n, q - 1n));
    const [dp, dq, qi] = [d % (p - 1n), d % (q - 1n), modInverse(q, p)];
    return { kind: 'rsa', n, e, secret: { d, p, q, dp, dq, qi } };
  }
}

function greatestCommon(one: bigint, other: bigint): bigint {
  let [left, right] = [one, other];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** A block of PKCS#1 v1.5: of type 1 filled with ones, of type 2 at random. */
export function fill(
  bytes: Uint8Array,
  length: number,
  type: 1 | 2,
  fillRandom: FillRandom,
): Uint8Array<ArrayBuffer> {
  if (bytes.length > length - 11) throw tooLarge();
  const block = new Uint8Array(length);
  const padding = block.subarray(2, length - bytes.length - 1);
  if (type === 1) padding.fill(0xff);
  else {
    fillRandom(padding);
    padding.forEach((byte, at) => {
      padding[at] = byte || 1;
    });
  }
  block[1] = type;
  block.set(bytes, length - bytes.length);
  return block;
}

/** What was filled up; undefined where the block is no sound one. */
export function unfill(block: Uint8Array, type: 1 | 2): Uint8Array | undefined {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== type || end < 10) return undefined;
  const isSound = type === 2 || block.subarray(2, end).every((byte) => byte === 0xff);
  return isSound ? block.slice(end + 1) : undefined;
}

/** OAEP: hashes of the label and of the masks may be two. */
export interface OaepWish {
  readonly hash: CHash;
  readonly mgf1: CHash;
  readonly label: Uint8Array;
}

export function fillOaep(
  bytes: Uint8Array,
  length: number,
  { hash, mgf1: maskHash, label }: OaepWish,
  fillRandom: FillRandom,
): Uint8Array {
  const size = hash.outputLen;
  if (bytes.length > length - 2 * size - 2) throw tooLarge();
  const block = new Uint8Array(length);
  const [seed, data] = [block.subarray(1, 1 + size), block.subarray(1 + size)];
  data.set(hash(label));
  data[data.length - bytes.length - 1] = 1;
  data.set(bytes, data.length - bytes.length);
  fillRandom(seed);
  mask(data, seed, maskHash);
  mask(seed, data, maskHash);
  return block;
}

export function unfillOaep(
  block: Uint8Array,
  { hash, mgf1: maskHash, label }: OaepWish,
): Uint8Array | undefined {
  const size = hash.outputLen;
  if (block.length < 2 * size + 2) return undefined;
  const copy = block.slice();
  const [seed, data] = [copy.subarray(1, 1 + size), copy.subarray(1 + size)];
  mask(seed, data, maskHash);
  mask(data, seed, maskHash);
  const start = data.findIndex((byte, at) => at >= size && byte !== 0);
  const hasLabel = hash(label).every((byte, at) => byte === data[at]);
  return block[0] === 0 && hasLabel && data[start] === 1 ? data.slice(start + 1) : undefined;
}

/** A digest with a salt in it, filled up to `bits` (RFC 8017, 9.1). Throws where there is no room. */
export function fillPss(
  digest: Uint8Array,
  bits: number,
  wish: { readonly hash: CHash; readonly mgf1: CHash; readonly salt: number },
  fillRandom: FillRandom,
): Uint8Array {
  const length = Math.ceil(bits / 8);
  const size = wish.hash.outputLen;
  if (length < size + wish.salt + 2) throw tooLarge();
  const salt = new Uint8Array(wish.salt);
  fillRandom(salt);
  const block = new Uint8Array(length);
  const data = block.subarray(0, length - size - 1);
  const inner = saltedHash(wish.hash, digest, salt);
  data[data.length - wish.salt - 1] = 1;
  data.set(salt, data.length - wish.salt);
  mask(data, inner, wish.mgf1);
  data[0] = (data[0] ?? 0) & (0xff >> (8 * length - bits));
  block.set(inner, data.length);
  block[length - 1] = 0xbc;
  return block;
}

/** Whether the block holds the digest; `salt` is undefined where any length will do. */
export function isFilledPss(
  block: Uint8Array,
  digest: Uint8Array,
  bits: number,
  wish: { readonly hash: CHash; readonly mgf1: CHash; readonly salt: number | undefined },
): boolean {
  const length = Math.ceil(bits / 8);
  const size = wish.hash.outputLen;
  const encoded = block.slice(block.length - length);
  if (block.subarray(0, block.length - length).some((byte) => byte !== 0)) return false;
  if (length < size + 2 || encoded[length - 1] !== 0xbc) return false;
  const data = encoded.subarray(0, length - size - 1);
  const inner = encoded.slice(data.length, length - 1);
  const highest = 0xff >> (8 * length - bits);
  if (((data[0] ?? 0) & ~highest) !== 0) return false;
  mask(data, inner, wish.mgf1);
  data[0] = (data[0] ?? 0) & highest;
  const start = data.findIndex((byte) => byte !== 0);
  if (data[start] !== 1) return false;
  const salt = data.slice(start + 1);
  if (wish.salt !== undefined && salt.length !== wish.salt) return false;
  return saltedHash(wish.hash, digest, salt).every((byte, at) => byte === inner[at]);
}

function saltedHash(hash: CHash, digest: Uint8Array, salt: Uint8Array): Uint8Array {
  return hash(Uint8Array.from([...new Uint8Array(8), ...digest, ...salt]));
}

function mask(target: Uint8Array, seed: Uint8Array, hash: CHash): void {
  const masking = mgf1(hash)(Uint8Array.from(seed), { dkLen: target.length });
  target.forEach((byte, at) => {
    target[at] = byte ^ (masking[at] ?? 0);
  });
}

export function tooLarge(): Error {
  return opensslError('0200006E', 'rsa routines', 'data too large for key size');
}
