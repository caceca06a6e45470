// Keys in all forms that programs read and write them in.
import { ownBuffer } from '../../../values/bytes.ts';
import { nodeError } from '../../../errors/node-error.ts';
import { opensslError } from '../common/openssl-error.ts';
import type { GetQuantumKeys } from './byte-keys.ts';
import { createSecrecy } from './encrypted.ts';
import type { SecrecyNeeds } from './encrypted.ts';
import { incompatible } from './encoding.ts';
import type { Encoding, KeyEncoding } from './encoding.ts';
import { createJwks } from './jwk.ts';
import type { Jwk } from './jwk.ts';
import { isPrivate, publicHalf } from './material.ts';
import type { Material } from './material.ts';
import { readPem, writePem } from './pem.ts';
import type { PemBlock } from './pem.ts';
import { readRaw, writeRaw } from './raw.ts';
import {
  createReaders,
  keyOfCertificate,
  readDsa,
  readPkcs1,
  readPkcs1Public,
  readSec1,
  writePkcs1,
  writePkcs1Public,
  writePkcs8,
  writeSec1,
  writeSpki,
} from './structures.ts';

export interface CodecNeeds extends SecrecyNeeds {
  readonly Buffer: BufferConstructor;
  readonly quantum: GetQuantumKeys;
}

/** A key as a program gave it, checked as far as it can be without reading it. */
export interface KeyText extends KeyEncoding {
  readonly data: Uint8Array | Jwk;
  /** Of raw keys. */
  readonly keyType?: string | undefined;
  readonly namedCurve?: string | undefined;
}

export function createCodec(needs: CodecNeeds) {
  const { Buffer, quantum } = needs;
  const { readSpki, readPkcs8 } = createReaders(quantum);
  const secrecy = createSecrecy(needs);
  const jwks = createJwks(Buffer, quantum);

  /** Reads a key: a private one, or whichever it is. */
  function read(text: KeyText, isPrivateWanted: boolean): Material {
    const { data, format } = text;
    switch (format) {
      case 'jwk': {
        const material = jwks.read(data as Jwk);
        if (isPrivateWanted && !isPrivate(material)) {
          const message = 'JWK does not contain private key material';
          throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_JWK', message);
        }
        return material;
      }
      case 'raw-public':
      case 'raw-private':
      case 'raw-seed': {
        const { keyType = '', namedCurve } = text;
        return readRaw({ format, data: data as Uint8Array, keyType, namedCurve }, quantum);
      }
      case 'pem':
        return readText(data as Uint8Array, text, isPrivateWanted);
      default:
        return isPrivateWanted || isPrivateType(text.type)
          ? readPrivateDer(data as Uint8Array, text)
          : readPublicDer(data as Uint8Array, text);
    }
  }

  function readText(data: Uint8Array, text: KeyText, isPrivateWanted: boolean): Material {
    for (const block of readPem(Buffer, Buffer.from(data).toString('latin1'))) {
      const bytes = readBlock(block, text, isPrivateWanted);
      if (bytes) return bytes;
    }
    throw unsupported();
  }

  function readBlock(
    block: PemBlock,
    text: KeyText,
    isPrivateWanted: boolean,
  ): Material | undefined {
    const { label, bytes } = block;
    switch (label) {
      case 'PUBLIC KEY':
        return isPrivateWanted ? undefined : sound(() => readSpki(bytes));
      case 'RSA PUBLIC KEY':
        return isPrivateWanted ? undefined : sound(() => readPkcs1Public(bytes));
      case 'CERTIFICATE':
      case 'X509 CERTIFICATE':
        return isPrivateWanted ? undefined : sound(() => readSpki(keyOfCertificate(bytes)));
      case 'PRIVATE KEY':
        return sound(() => readPkcs8(bytes));
      case 'ENCRYPTED PRIVATE KEY': {
        const opened = secrecy.open(bytes, text.passphrase ?? interrupted());
        return sound(() => readPkcs8(opened));
      }
      case 'RSA PRIVATE KEY':
        return readOld(block, text, readPkcs1);
      case 'EC PRIVATE KEY':
        return readOld(block, text, readSec1);
      case 'DSA PRIVATE KEY':
        return readOld(block, text, readDsa);
      default:
        return undefined;
    }
  }

  function readOld(
    { bytes, headers }: PemBlock,
    text: KeyText,
    from: (bytes: Uint8Array) => Material,
  ): Material {
    const info = headers['DEK-Info'];
    const key =
      info === undefined ? bytes : secrecy.openPem(bytes, info, text.passphrase ?? interrupted());
    return sound(() => from(key));
  }

  function readPrivateDer(bytes: Uint8Array, { type, passphrase }: KeyText): Material {
    if (type === 'pkcs1') return sound(() => readPkcs1(bytes), notEnough);
    if (type === 'sec1') return sound(() => readSec1(bytes), notEnough);
    const isSealed = bytes[0] === 0x30 && sealedTag(bytes) === 0x30;
    if (!isSealed) return sound(() => readPkcs8(bytes), notEnough);
    if (!passphrase) {
      const message = 'Passphrase required for encrypted key';
      throw nodeError(TypeError, 'ERR_MISSING_PASSPHRASE', message);
    }
    const opened = secrecy.open(bytes, passphrase);
    return sound(() => readPkcs8(opened));
  }

  function readPublicDer(bytes: Uint8Array, { type }: KeyText): Material {
    const from = type === 'pkcs1' ? readPkcs1Public : readSpki;
    return sound(
      () => from(bytes),
      () => new Error('Failed to read asymmetric key'),
    );
  }

  /** Writes a key as options say. */
  function write(
    material: Material,
    encoding: KeyEncoding,
    asPrivate: boolean,
  ): Buffer | string | Jwk {
    const { format, type, cipher, passphrase } = encoding;
    const key = asPrivate ? material : publicHalf(material);
    if (format === 'jwk') return jwks.write(key);
    if (format !== 'pem' && format !== 'der') return ownBuffer(Buffer, writeRaw(key, format, type));
    if (!asPrivate) {
      const isPkcs1 = type === 'pkcs1' && key.kind === 'rsa';
      const bytes = isPkcs1 ? writePkcs1Public(key) : writeSpki(key);
      if (format === 'der') return ownBuffer(Buffer, bytes);
      return writePem(Buffer, isPkcs1 ? 'RSA PUBLIC KEY' : 'PUBLIC KEY', bytes);
    }
    const { bytes, label } = privateDer(key, type);
    if (cipher === undefined) {
      return format === 'der' ? ownBuffer(Buffer, bytes) : writePem(Buffer, label, bytes);
    }
    const words = passphrase ?? new Uint8Array();
    if (label === 'PRIVATE KEY') {
      const sealed = secrecy.seal(bytes, cipher, words);
      return format === 'der'
        ? ownBuffer(Buffer, sealed)
        : writePem(Buffer, `ENCRYPTED ${label}`, sealed);
    }
    const old = secrecy.sealPem(bytes, cipher, words);
    return writePem(Buffer, label, old.bytes, old.headers);
  }

  return { read, write, checkCipher: secrecy.checkCipher, jwks };
}

export type Codec = ReturnType<typeof createCodec>;

function privateDer(
  key: Material,
  type: Encoding | undefined,
): { bytes: Uint8Array; label: string } {
  if (type === 'pkcs1') {
    if (key.kind !== 'rsa') throw incompatible('pkcs1 can only be used for RSA keys');
    return { bytes: writePkcs1(key), label: 'RSA PRIVATE KEY' };
  }
  if (type === 'sec1') {
    if (key.kind !== 'ec') throw incompatible('sec1 can only be used for EC keys');
    return { bytes: writeSec1(key), label: 'EC PRIVATE KEY' };
  }
  return { bytes: writePkcs8(key), label: 'PRIVATE KEY' };
}

function isPrivateType(type: Encoding | undefined): boolean {
  return type === 'pkcs8' || type === 'sec1';
}

/** What comes first in a sequence: an algorithm where the key is sealed, and a version where not. */
function sealedTag(bytes: Uint8Array): number | undefined {
  const length = bytes[1] ?? 0;
  return bytes[length < 0x80 ? 2 : 2 + (length & 0x7f)];
}

/** What `from` gives; whatever it throws, the key is none that could be read. */
function sound(from: () => Material, error: () => Error = unsupported): Material {
  try {
    return from();
  } catch {
    throw error();
  }
}

function unsupported(): Error {
  return opensslError('1E08010C', 'DECODER routines', 'unsupported', []);
}

function notEnough(): Error {
  return opensslError('0680008E', 'asn1 encoding routines', 'not enough data', []);
}

function interrupted(): never {
  throw opensslError('07880109', 'common libcrypto routines', 'interrupted or cancelled', []);
}
