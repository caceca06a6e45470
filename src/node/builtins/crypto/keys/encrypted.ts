// Private keys under a passphrase: PBES2 (RFC 8018), and the older way of PEM.
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { nodeError } from '../../../errors/node-error.ts';
import type { OneRun } from '../ciphers/running.ts';
import { opensslError } from '../common/openssl-error.ts';
import { integer, none, octets, oid, sequence, tags } from './der.ts';
import { NotDer, Reader } from './der-reader.ts';
import type { FillRandom } from './numbers.ts';
import { algorithms, cipherOids, hmacOids, nameOf } from './oids.ts';

export interface SecrecyNeeds {
  readonly hashOf: (name: string) => CHash;
  readonly fillRandom: FillRandom;
  readonly ciphers: () => {
    readonly run: (run: OneRun) => Uint8Array<ArrayBuffer>;
    readonly sizesOf: (name: string) => CipherSizes | undefined;
  };
}

/** In bytes. */
export interface CipherSizes {
  readonly keyLength: number;
  readonly ivLength: number;
  /** As the cipher is called in PEM. */
  readonly name: string;
}

const iterations = 2048;
const saltLength = 16;

/** Encrypts and decrypts private keys. */
export function createSecrecy({ hashOf, fillRandom, ciphers }: SecrecyNeeds) {
  function sizesOf(cipher: string): CipherSizes {
    const sizes = ciphers().sizesOf(cipher);
    if (sizes) return sizes;
    throw nodeError(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
  }

  function random(length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    fillRandom(bytes);
    return bytes;
  }

  /** `EncryptedPrivateKeyInfo` around a key in PKCS#8. */
  function seal(key: Uint8Array, cipher: string, passphrase: Uint8Array): Uint8Array {
    const { keyLength, ivLength, name: called } = sizesOf(cipher);
    const name = called.toLowerCase();
    const number = cipherOids[name];
    if (number === undefined) {
      throw opensslError('0300007A', 'digital envelope routines', 'cipher parameter error');
    }
    const [salt, iv] = [random(saltLength), random(ivLength)];
    const derived = derive('sha256', passphrase, salt, iterations, keyLength);
    const derivation = sequence(
      octets(salt),
      integer(BigInt(iterations)),
      sequence(oid(hmacOids['sha256'] ?? ''), none()),
    );
    return sequence(
      sequence(
        oid(algorithms.pbes2),
        sequence(sequence(oid(algorithms.pbkdf2), derivation), sequence(oid(number), octets(iv))),
      ),
      octets(ciphers().run({ name, key: derived, iv, encrypts: true, data: key })),
    );
  }

  /** The key in PKCS#8 that was sealed. Throws OpenSSL's error where the passphrase is wrong. */
  function open(bytes: Uint8Array, passphrase: Uint8Array): Uint8Array {
    const reader = new Reader(bytes).sequence();
    const scheme = reader.sequence();
    if (scheme.oid() !== algorithms.pbes2) throw new NotDer();
    const parameters = scheme.sequence();
    const way = parameters.sequence();
    if (way.oid() !== algorithms.pbkdf2) throw new NotDer();
    const derivation = way.sequence();
    const salt = derivation.take(tags.octets);
    const count = Number(derivation.integer());
    if (derivation.tag === tags.integer) derivation.integer();
    const hash = derivation.isAtEnd ? 'sha1' : nameOf(hmacOids, derivation.sequence().oid());
    const cipher = parameters.sequence();
    const name = nameOf(cipherOids, cipher.oid());
    if (hash === undefined || name === undefined) throw new NotDer();
    const key = derive(hash, passphrase, salt, count, sizesOf(name).keyLength);
    const iv = cipher.take(tags.octets);
    const before = ['error:11800074:PKCS12 routines::pkcs12 cipherfinal error'];
    return decrypted({ name, key, iv, data: reader.take(tags.octets) }, before);
  }

  /** A key as PEM had it before PKCS#8, with its headers. */
  function sealPem(
    key: Uint8Array,
    cipher: string,
    passphrase: Uint8Array,
  ): { bytes: Uint8Array; headers: string[] } {
    const { keyLength, ivLength, name } = sizesOf(cipher);
    const iv = random(ivLength);
    const derived = oldDerive(passphrase, iv, keyLength);
    const bytes = ciphers().run({ name, key: derived, iv, encrypts: true, data: key });
    const hex = Array.from(iv, (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase();
    return { bytes, headers: ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${name},${hex}`] };
  }

  /** `info` is what `DEK-Info` says. */
  function openPem(bytes: Uint8Array, info: string, passphrase: Uint8Array): Uint8Array {
    const [name = '', hex = ''] = info.split(',');
    const iv = Uint8Array.from(hex.match(/../gu) ?? [], (byte) => Number.parseInt(byte, 16));
    const key = oldDerive(passphrase, iv, sizesOf(name).keyLength);
    const before = ['error:04800065:PEM routines::bad decrypt'];
    return decrypted({ name, key, iv, data: bytes }, before);
  }

  function decrypted(run: Omit<OneRun, 'encrypts'>, before: string[]): Uint8Array {
    try {
      return ciphers().run({ ...run, encrypts: false });
    } catch {
      throw opensslError('1C800064', 'Provider routines', 'bad decrypt', before);
    }
  }

  function derive(
    hash: string,
    passphrase: Uint8Array,
    salt: Uint8Array,
    c: number,
    dkLen: number,
  ): Uint8Array {
    return pbkdf2(hashOf(hash), passphrase, salt, { c, dkLen });
  }

  /** `EVP_BytesToKey` of OpenSSL's, with MD5 and the first bytes of the vector for a salt. */
  function oldDerive(passphrase: Uint8Array, iv: Uint8Array, length: number): Uint8Array {
    const md5 = hashOf('md5');
    const salt = iv.subarray(0, 8);
    let key: number[] = [];
    let last: Uint8Array = new Uint8Array();
    while (key.length < length) {
      last = md5(Uint8Array.from([...last, ...passphrase, ...salt]));
      key = [...key, ...last];
    }
    return Uint8Array.from(key.slice(0, length));
  }

  return { seal, open, sealPem, openPem, checkCipher: sizesOf };
}

export type Secrecy = ReturnType<typeof createSecrecy>;
