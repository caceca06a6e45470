// `publicEncrypt` and its kin of `node:crypto`.
import { ownBuffer } from '../../../values/bytes.ts';
import type { CHash } from '@noble/hashes/utils.js';
import { checkString, nodeError } from '../../../errors/node-error.ts';
import type { DigestMethod } from '../common/digests.ts';
import { givenBytes } from '../common/given-bytes.ts';
import { opensslError } from '../common/openssl-error.ts';
import type { GivenKeys } from '../keys/given-keys.ts';
import type { Material, RsaMaterial } from '../keys/material.ts';
import type { FillRandom } from '../keys/numbers.ts';
import { paddings } from './paddings.ts';
import {
  fill,
  fillOaep,
  rsaLength,
  rsaPrivate,
  rsaPublic,
  tooLarge,
  unfill,
  unfillOaep,
} from './rsa.ts';
import { unsupported } from './signing.ts';

export interface RsaEncryptionNeeds {
  readonly Buffer: BufferConstructor;
  readonly given: GivenKeys;
  readonly findDigest: (name: string) => DigestMethod | undefined;
  readonly fillRandom: FillRandom;
}

interface Wish {
  readonly padding: number;
  readonly hash: CHash;
  readonly label: Uint8Array;
}

type Turn = (key: RsaMaterial, bytes: Uint8Array, wish: Wish) => Uint8Array;

export function createRsaEncryption(needs: RsaEncryptionNeeds) {
  const { Buffer, given, findDigest, fillRandom } = needs;

  function maker(turn: Turn, usual: number, isPrivate: boolean) {
    return (key: unknown, data: unknown): Buffer => {
      const purpose = isPrivate ? 'use private' : 'use public';
      const prepared = given.prepare(key, purpose, isPrivate ? 'privateKey' : 'key');
      const { padding, oaepHash, oaepLabel, encoding } = key as Record<string, unknown>;
      if (oaepHash !== undefined) checkString(oaepHash, 'key.oaepHash');
      const label =
        oaepLabel === undefined
          ? new Uint8Array()
          : givenBytes(Buffer, oaepLabel, 'key.oaepLabel', encoding);
      const bytes = givenBytes(Buffer, data, 'buffer', encoding);
      const material = rsaOf(given.read(prepared, isPrivate));
      const method = findDigest(oaepHash ?? 'sha1');
      if (!method) {
        throw nodeError(Error, 'ERR_OSSL_EVP_INVALID_DIGEST', 'Invalid digest used');
      }
      const wish = {
        padding: (padding as number | undefined) || usual,
        hash: method.hash,
        label: Uint8Array.from(label),
      };
      return ownBuffer(Buffer, turn(material, Uint8Array.from(bytes), wish));
    };
  }

  const encrypt: Turn = (key, bytes, { padding, hash, label }) => {
    const length = rsaLength(key);
    switch (padding) {
      case paddings.pkcs1:
        return rsaPublic(key, fill(bytes, length, 2, fillRandom));
      case paddings.oaep:
        return rsaPublic(key, fillOaep(bytes, length, { hash, mgf1: hash, label }, fillRandom));
      case paddings.none:
        return rsaPublic(key, whole(bytes, length));
      default:
        throw wrongPadding();
    }
  };

  const decrypt: Turn = (key, bytes, { padding, hash, label }) => {
    if (padding === paddings.oaep) {
      const found =
        bytes.length <= rsaLength(key) &&
        unfillOaep(rsaPrivate(key, bytes), { hash, mgf1: hash, label });
      if (found) return found;
      throw opensslError('02000079', 'rsa routines', 'oaep decoding error');
    }
    const block = rsaPrivate(key, bytes);
    if (padding === paddings.none) return block;
    if (padding !== paddings.pkcs1) throw wrongPadding();
    // As OpenSSL does: what is not sound becomes something at random, and nobody learns of it.
    return unfill(block, 2) ?? atRandom(block.length - 11);
  };

  const seal: Turn = (key, bytes, { padding }) => {
    const length = rsaLength(key);
    if (padding === paddings.pkcs1) return rsaPrivate(key, fill(bytes, length, 1, fillRandom));
    if (padding === paddings.none) return rsaPrivate(key, whole(bytes, length));
    throw wrongPadding();
  };

  const unseal: Turn = (key, bytes, { padding }) => {
    const block = rsaPublic(key, bytes);
    if (padding === paddings.none) return block;
    if (padding !== paddings.pkcs1) throw wrongPadding();
    const found = unfill(block, 1);
    if (found) return found;
    throw opensslError('0200008A', 'rsa routines', 'invalid padding', [
      'error:02000072:rsa routines::padding check failed',
    ]);
  };

  function atRandom(most: number): Uint8Array {
    const [length] = crypto.getRandomValues(new Uint16Array(1));
    const bytes = new Uint8Array((length ?? 0) % (most + 1));
    fillRandom(bytes);
    return bytes;
  }

  return {
    publicEncrypt: maker(encrypt, paddings.oaep, false),
    publicDecrypt: maker(unseal, paddings.pkcs1, false),
    privateEncrypt: maker(seal, paddings.pkcs1, true),
    privateDecrypt: maker(decrypt, paddings.oaep, true),
  };
}

/** OAEP alone, as the web has it. */
export function createOaep(hashOf: (name: string) => CHash, fillRandom: FillRandom) {
  return (
    encrypts: boolean,
    key: Material,
    bytes: Uint8Array,
    digest: string,
    label: Uint8Array,
  ): Uint8Array<ArrayBuffer> => {
    const rsa = rsaOf(key);
    const hash = hashOf(digest);
    const wish = { hash, mgf1: hash, label };
    if (encrypts) return rsaPublic(rsa, fillOaep(bytes, rsaLength(rsa), wish, fillRandom));
    const found = unfillOaep(rsaPrivate(rsa, bytes), wish);
    if (found) return Uint8Array.from(found);
    throw opensslError('02000079', 'rsa routines', 'oaep decoding error');
  };
}

function rsaOf(material: Material): RsaMaterial {
  if (material.kind === 'rsa') return material;
  if (material.kind !== 'rsa-pss') throw unsupported();
  throw opensslError('1C8000B2', 'Provider routines', 'operation not supported for this keytype');
}

function whole(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length > length) throw tooLarge();
  if (bytes.length === length) return bytes;
  throw opensslError('0200007A', 'rsa routines', 'data too small for key size');
}

function wrongPadding(): Error {
  return opensslError('1C8000A5', 'Provider routines', 'illegal or unsupported padding mode');
}
