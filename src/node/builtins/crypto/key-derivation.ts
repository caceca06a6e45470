// The part of `node:crypto` that makes keys of passwords and of other keys.
import { hkdf as deriveHkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 as derivePbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt as deriveScrypt } from '@noble/hashes/scrypt.js';
import type { CHash } from '@noble/hashes/utils.js';
import {
  checkFunction,
  checkString,
  invalidArgType,
  nodeError,
  outOfRange,
} from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { ownBuffer, wholeBytes } from '../../values/bytes.ts';
import { findDigest } from './common/digests.ts';
import { scryptCosts } from './scrypt-costs.ts';

export interface KeyDerivationNeeds {
  readonly Buffer: BufferConstructor;
  /** What a `KeyObject` holds; undefined for anything else. */
  readonly secretOf: (value: unknown) => Uint8Array | undefined;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void, type: string) => void;
}

/** A key yet to be computed: everything that Node checks beforehand has been. */
type Job<T> = () => T;
type Callback<T> = (error: Error | null, key?: T) => void;

const mostInt32 = 2 ** 31 - 1;
const someBytes = 'ArrayBuffer, Buffer, TypedArray, or DataView';
const otherBytes = 'ArrayBuffer, TypedArray, DataView, or Buffer';

/** `hkdf`, `pbkdf2`, `scrypt` and their synchronous forms, with Node's checks in Node's order. */
export function createKeyDerivation({ Buffer, secretOf, later }: KeyDerivationNeeds) {
  /** A copy, so that what a program writes there later does not count. */
  function copyBytes(value: unknown, name: string, classes: string): Uint8Array {
    if (typeof value === 'string') return Uint8Array.from(Buffer.from(value));
    const bytes = wholeBytes(value);
    if (bytes) return Uint8Array.from(bytes);
    throw invalidArgType(name, `of type string or an instance of ${classes}`, value);
  }

  function hashOf(digest: string): CHash {
    const method = findDigest(digest);
    if (method) return method.hash;
    throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`);
  }

  /** Checks are in two halves: the callback's own comes between them. */
  function hkdfJob(...args: unknown[]): () => Job<ArrayBuffer> {
    const digest = args[0];
    checkString(digest, 'digest');
    const ikm = copyBytes(secretOf(args[1]) ?? args[1], 'ikm', `SecretKeyObject, ${otherBytes}`);
    const salt = copyBytes(args[2], 'salt', otherBytes);
    const info = copyBytes(args[3], 'info', otherBytes);
    const length = toInteger(args[4], 'length', 0, Number.MAX_SAFE_INTEGER);
    if (info.length > 1024) {
      throw outOfRange('info', 'must not contain more than 1024 bytes', info.length);
    }
    return () => {
      const hash = hashOf(digest);
      if (length > 255 * hash.outputLen) {
        throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
      }
      return () => {
        checkLength(length);
        return Uint8Array.from(deriveHkdf(hash, ikm, salt, info, length)).buffer;
      };
    };
  }

  function pbkdf2Job(...args: unknown[]): () => Job<Buffer> {
    const digest = args[4];
    checkString(digest, 'digest');
    const password = copyBytes(args[0], 'password', someBytes);
    const salt = copyBytes(args[1], 'salt', someBytes);
    const c = toInteger(args[2], 'iterations', 1, mostInt32);
    const dkLen = toInteger(args[3], 'keylen', 0, mostInt32);
    return () => {
      const hash = hashOf(digest);
      return () => {
        checkLength(dkLen);
        return ownBuffer(Buffer, derivePbkdf2(hash, password, salt, { c, dkLen }));
      };
    };
  }

  function scryptJob(...args: unknown[]): () => Job<Buffer> {
    const password = copyBytes(args[0], 'password', someBytes);
    const salt = copyBytes(args[1], 'salt', someBytes);
    const dkLen = toInteger(args[2], 'keylen', 0, mostInt32);
    const costs = scryptCosts(args[3]);
    return () => {
      const { N, r, p } = costs.checked();
      // The library's own limit counts otherwise than Node's, which has been kept.
      const maxmem = Number.MAX_SAFE_INTEGER;
      return () =>
        ownBuffer(
          Buffer,
          dkLen === 0 ? new Uint8Array() : deriveScrypt(password, salt, { N, r, p, dkLen, maxmem }),
        );
    };
  }

  function start<T>(type: string, job: () => Job<T>, callback: unknown): void {
    checkFunction(callback, 'callback');
    const compute = job();
    const call = callback as Callback<T>;
    later(() => {
      let key: T;
      try {
        key = compute();
      } catch (error) {
        call(error as Error);
        return;
      }
      call(null, key);
    }, type);
  }

  return {
    hkdf(...args: unknown[]) {
      start('DERIVEBITSREQUEST', hkdfJob(...args), args[5]);
    },
    hkdfSync: (...args: unknown[]) => hkdfJob(...args)()(),
    pbkdf2(...args: unknown[]) {
      // A callback in its place: what Node misses then is the digest.
      if (typeof args[4] === 'function') args[4] = undefined;
      start('PBKDF2REQUEST', pbkdf2Job(...args), args[5]);
    },
    pbkdf2Sync: (...args: unknown[]) => pbkdf2Job(...args)()(),
    scrypt(...args: unknown[]) {
      const isShort = args[4] === undefined;
      start(
        'SCRYPTREQUEST',
        scryptJob(...args.slice(0, isShort ? 3 : 4)),
        isShort ? args[3] : args[4],
      );
    },
    scryptSync: (...args: unknown[]) => scryptJob(...args)()(),
  };
}

function checkLength(length: number): void {
  if (length === 0) throw new Error('Deriving bits failed');
}
