// Keys of the web's, as programs get them.
import type { Codec } from '../keys/codec.ts';
import { fieldTag, integer, octets, oid, sequence, write } from '../keys/der.ts';
import type { Encoding, Format } from '../keys/encoding.ts';
import type { ByteMaterial, Material } from '../keys/material.ts';
import { byteKinds } from '../keys/oids.ts';
import type { Slots } from './crypto-key.ts';
import { familyOf, jwkAlgorithm } from './families.ts';
import type { Jwk } from './jwk-check.ts';
import { domError, failed } from './web-idl.ts';

export interface ExportNeeds {
  readonly Buffer: BufferConstructor;
  readonly codec: () => Codec;
}

export function createExporting({ Buffer, codec }: ExportNeeds) {
  /** Throws the web's errors. */
  function exportKey(format: string, slots: Slots): Uint8Array<ArrayBuffer> | Jwk {
    const { algorithm, extractable, type } = slots;
    const { name } = algorithm;
    if (familyOf(name).group === 'derive') {
      throw domError(`${name} key export is not supported`, 'NotSupportedError');
    }
    if (!extractable) throw domError('key is not extractable', 'InvalidAccessError');
    const written = format === 'jwk' ? toJwk(slots) : inFormat(format, slots);
    if (written) return written;
    const message = `Unable to export ${name} ${type} key using ${format} format`;
    throw domError(message, 'NotSupportedError');
  }

  function inFormat(format: string, slots: Slots): Uint8Array<ArrayBuffer> | undefined {
    const { type, content, algorithm } = slots;
    const { group } = familyOf(algorithm.name);
    if (content instanceof Uint8Array) {
      const isRaw = format === 'raw' && !/^(?:AES-OCB|ChaCha20)/u.test(algorithm.name);
      return isRaw || format === 'raw-secret' ? Uint8Array.from(content) : undefined;
    }
    const ofLattice = group.startsWith('ml-');
    if (format === 'spki' && type === 'public') return der(content, 'spki', false);
    if (format === 'pkcs8' && type === 'private') {
      return ofLattice ? seedPkcs8(content as ByteMaterial) : der(content, 'pkcs8', true);
    }
    const isPublic = format === 'raw-public' || (format === 'raw' && !ofLattice);
    if (isPublic && type === 'public' && group !== 'rsa') return raw(content, 'raw-public', false);
    if (format === 'raw-seed' && type === 'private' && ofLattice) {
      return raw(content, 'raw-seed', true);
    }
    return undefined;
  }

  function der(material: Material, type: Encoding, asPrivate: boolean): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(codec().write(material, { format: 'der', type }, asPrivate) as Buffer);
  }

  function raw(material: Material, format: Format, asPrivate: boolean): Uint8Array<ArrayBuffer> {
    try {
      return Uint8Array.from(codec().write(material, { format }, asPrivate) as Buffer);
    } catch (error) {
      throw failed(error);
    }
  }

  function toJwk({ algorithm, usages, extractable, content, type }: Slots): Jwk {
    const { name, hash, length } = algorithm as {
      name: string;
      hash?: { name: string };
      length?: number;
    };
    const alg = jwkAlgorithm(name, hash?.name, length);
    const head = { key_ops: [...usages], ext: extractable, ...(alg !== undefined && { alg }) };
    if (!(content instanceof Uint8Array)) {
      const written = codec().write(content, { format: 'jwk' }, type === 'private');
      return { ...head, ...(written as Jwk) };
    }
    return { ...head, kty: 'oct', k: Buffer.from(content).toString('base64url') };
  }

  return exportKey;
}

/** PKCS#8 with nothing but the seed of the key. */
function seedPkcs8({ kind, seed }: ByteMaterial): Uint8Array<ArrayBuffer> {
  if (!seed) throw failed();
  const key = octets(write(fieldTag(0, false), seed));
  return sequence(integer(0n), sequence(oid(byteKinds[kind])), key);
}
