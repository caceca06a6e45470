// Hash functions that give their digest at once, which the browser's own do not, by OpenSSL's names.
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import type { CHash } from '@noble/hashes/utils.js';
import { nodeError } from '../../../errors/node-error.ts';

/** A hash function, and what is known of its digests. */
export interface DigestMethod {
  /** Bytes of its digest, where nobody asks for another length. */
  readonly length: number;
  /** Whether it gives as many bytes as one asks for. */
  readonly isExtendable: boolean;
  readonly hash: CHash;
}

/** Each function with the names that `getHashes()` lists, and those that are only understood. */
const functions: readonly (readonly [CHash, listed: string, understood?: string])[] = [
  [md5, 'RSA-MD5 md5 md5WithRSAEncryption ssl3-md5', '1.2.840.113549.2.5'],
  [ripemd160, 'RSA-RIPEMD160 ripemd ripemd160 ripemd160WithRSA rmd160', 'ripemd-160'],
  [sha1, 'RSA-SHA1 RSA-SHA1-2 sha1 sha1WithRSAEncryption ssl3-sha1', 'sha-1 1.3.14.3.2.26'],
  [sha224, 'RSA-SHA224 sha224 sha224WithRSAEncryption', understoodSha2('224', 4)],
  [sha256, 'RSA-SHA256 sha256 sha256WithRSAEncryption', understoodSha2('256', 1)],
  [sha384, 'RSA-SHA384 sha384 sha384WithRSAEncryption', understoodSha2('384', 2)],
  [sha512, 'RSA-SHA512 sha512 sha512WithRSAEncryption', understoodSha2('512', 3)],
  [
    sha512_224,
    'RSA-SHA512/224 sha512-224 sha512-224WithRSAEncryption',
    understoodSha2('512/224', 5),
  ],
  [
    sha512_256,
    'RSA-SHA512/256 sha512-256 sha512-256WithRSAEncryption',
    understoodSha2('512/256', 6),
  ],
  [sha3_224, 'RSA-SHA3-224 id-rsassa-pkcs1-v1_5-with-sha3-224 sha3-224', '2.16.840.1.101.3.4.2.7'],
  [sha3_256, 'RSA-SHA3-256 id-rsassa-pkcs1-v1_5-with-sha3-256 sha3-256', '2.16.840.1.101.3.4.2.8'],
  [sha3_384, 'RSA-SHA3-384 id-rsassa-pkcs1-v1_5-with-sha3-384 sha3-384', '2.16.840.1.101.3.4.2.9'],
  [sha3_512, 'RSA-SHA3-512 id-rsassa-pkcs1-v1_5-with-sha3-512 sha3-512', '2.16.840.1.101.3.4.2.10'],
  [blake2b, 'blake2b512', 'blake2b-512'],
  [blake2s, 'blake2s256', 'blake2s-256'],
  [shake128, 'shake128', 'shake-128'],
  [shake256, 'shake256', 'shake-256'],
];

function understoodSha2(bits: string, number: number): string {
  return `sha-${bits} sha2-${bits} 2.16.840.1.101.3.4.2.${String(number)}`;
}

const split = (names: string): string[] => names.split(' ').filter((name) => name !== '');

/** The names of `getHashes()`, in OpenSSL's order. */
export const digestNames: readonly string[] = functions
  .flatMap(([, listed]) => split(listed))
  .sort();

const methods = new Map<string, DigestMethod>(
  functions.flatMap(([hash, listed, understood = '']) => {
    const isExtendable = hash === shake128 || hash === shake256;
    return [...split(listed), ...split(understood)].map((name): [string, DigestMethod] => [
      name.toLowerCase(),
      { hash, length: hash.outputLen, isExtendable },
    ]);
  }),
);

/** The hash function of a name, however it is spelt; undefined where there is none. */
export function findDigest(name: string): DigestMethod | undefined {
  return methods.get(name.toLowerCase());
}

/** What the library holds of a digest that is under way. */
interface State {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  xof?(length: number): Uint8Array;
  clone(): State;
}

/** A digest under way. Throws, in OpenSSL's words, where the function gives none of that length. */
export class Digest {
  readonly #method: DigestMethod;
  readonly #length: number;
  readonly #state: State;
  #bytes: Uint8Array | undefined;

  /** `length` is in bytes; `state` is where another has come to. */
  constructor(
    method: DigestMethod,
    length = method.length,
    state: State = method.hash.create() as State,
  ) {
    if (length !== method.length && !method.isExtendable) {
      const message = 'error:030000B2:digital envelope routines::not XOF or invalid length';
      throw nodeError(Error, 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH', message);
    }
    this.#method = method;
    this.#length = length;
    this.#state = state;
  }

  update(bytes: Uint8Array): void {
    this.#state.update(bytes);
  }

  /** Ends it; asked again it gives the same. */
  digest(): Uint8Array {
    this.#bytes ??= this.#end();
    return this.#bytes;
  }

  /** Another that goes on from here, to a digest of `length` bytes. */
  copy(length?: number): Digest {
    return new Digest(this.#method, length, this.#state.clone());
  }

  #end(): Uint8Array {
    if (this.#length === 0) return new Uint8Array();
    return this.#method.isExtendable && this.#state.xof
      ? this.#state.xof(this.#length)
      : this.#state.digest();
  }
}

/** Begins a digest by a function of that name; gives none where there is no such function. */
export function beginDigest(name: string): Digest | undefined {
  const method = findDigest(name);
  return method && new Digest(method);
}
