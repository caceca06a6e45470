// `node:crypto`: random values, hashes, and the browser's own web crypto.
import { checkFunction, invalidArgType, nodeError, outOfRange } from '../../errors/node-error.ts';
import { randomUUID } from '../../globals/web-crypto.ts';
import { bytesOf } from '../../values/bytes.ts';
import { addLazily } from '../lazy-names.ts';
import type * as hashFunctions from './hashes.ts';
import type { createKeyDerivation } from './key-derivation.ts';

/** What the part has. */
type Hashes = typeof hashFunctions & { readonly createKeyDerivation: typeof createKeyDerivation };
type BufferClass = BufferConstructor;
type Input = string | ArrayBufferView;
type Callback<T> = (error: Error | null, value: T) => void;

/** Node's names of hash functions and the part's. */
const names = {
  md5: 'md5',
  ripemd160: 'ripemd160',
  rmd160: 'ripemd160',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  'sha512-224': 'sha512_224',
  'sha512-256': 'sha512_256',
  'sha3-224': 'sha3_224',
  'sha3-256': 'sha3_256',
  'sha3-384': 'sha3_384',
  'sha3-512': 'sha3_512',
} as const satisfies Record<string, keyof typeof hashFunctions>;

/** What the part makes when a program asks for it. */
const keyDerivations = [
  'hkdf',
  'hkdfSync',
  'pbkdf2',
  'pbkdf2Sync',
  'scrypt',
  'scryptSync',
] as const;

export interface CryptoNeeds {
  readonly hashes: () => Hashes;
  readonly Buffer: BufferClass;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void) => void;
}

interface Digester {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** The browser gives at most so many random bytes at a time. */
const randomLimit = 65_536;

function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  for (let at = 0; at < bytes.length; at += randomLimit) {
    crypto.getRandomValues(bytes.subarray(at, at + randomLimit));
  }
}

/** The exports of `node:crypto`. */
export function createCrypto({ hashes, Buffer, later }: CryptoNeeds) {
  const toBytes = (data: unknown, encoding?: BufferEncoding): Uint8Array => {
    if (typeof data === 'string') return Buffer.from(data, encoding);
    if (ArrayBuffer.isView(data)) return bytesOf(data);
    const wanted = 'of type string or an instance of Buffer, TypedArray, or DataView';
    throw invalidArgType('data', wanted, data);
  };

  function findHash(algorithm: string) {
    const name = algorithm.toLowerCase().replace(/^rsa-/u, '');
    return Object.hasOwn(names, name) ? hashes()[names[name as keyof typeof names]] : undefined;
  }

  function find(algorithm: unknown) {
    if (typeof algorithm !== 'string') {
      throw invalidArgType('algorithm', 'of type string', algorithm);
    }
    const found = findHash(algorithm);
    if (found) return found;
    throw nodeError(Error, 'ERR_OSSL_EVP_UNSUPPORTED', 'Digest method not supported');
  }

  class Hash {
    readonly #digester: Digester;
    #done = false;

    constructor(digester: Digester) {
      this.#digester = digester;
    }

    update(data: Input, encoding?: BufferEncoding): this {
      this.#check();
      this.#digester.update(toBytes(data, encoding));
      return this;
    }

    digest(encoding?: BufferEncoding | 'buffer'): Buffer | string {
      this.#check();
      this.#done = true;
      const bytes = Buffer.from(this.#digester.digest());
      return encoding === undefined || encoding === 'buffer' ? bytes : bytes.toString(encoding);
    }

    #check(): void {
      if (this.#done) throw nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    }
  }

  class Hmac extends Hash {}

  function randomBytes(size: number, callback?: Callback<Buffer>): Buffer | undefined {
    if (typeof size !== 'number') throw invalidArgType('size', 'of type number', size);
    if (!(size >= 0 && size <= 2 ** 31 - 1))
      throw outOfRange('size', '>= 0 && <= 2147483647', size);
    const bytes = Buffer.alloc(size);
    fillRandom(bytes);
    if (!callback) return bytes;
    later(() => {
      callback(null, bytes);
    });
    return undefined;
  }

  function randomFillSync<T extends ArrayBufferView<ArrayBuffer>>(view: T): T {
    fillRandom(bytesOf(view));
    return view;
  }

  function randomInt(...args: unknown[]): number | undefined {
    const callback =
      typeof args.at(-1) === 'function' ? (args.pop() as Callback<number>) : undefined;
    const [min, max] = (args.length > 1 ? args : [0, args[0]]) as [number, number];
    for (const [name, value] of Object.entries({ min, max })) {
      if (!Number.isSafeInteger(value)) throw invalidArgType(name, 'a safe integer', value);
    }
    if (max <= min)
      throw outOfRange('max', `greater than the value of "min" (${String(min)})`, max);
    const range = max - min;
    // What lies above the last whole multiple would favour the small numbers: draw again.
    const limit = 2 ** 48 - (2 ** 48 % range);
    let drawn: number;
    do {
      const words = crypto.getRandomValues(new Uint32Array(2));
      drawn = (words[0] ?? 0) * 2 ** 16 + ((words[1] ?? 0) >>> 16);
    } while (drawn >= limit);
    const value = min + (drawn % range);
    if (!callback) return value;
    later(() => {
      callback(null, value);
    });
    return undefined;
  }

  function timingSafeEqual(a: ArrayBufferView, b: ArrayBufferView): boolean {
    const [left, right] = [toBytes(a), toBytes(b)];
    if (left.length !== right.length) {
      const message = 'Input buffers must have the same byte length';
      throw nodeError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', message);
    }
    return left.reduce((difference, byte, at) => difference | (byte ^ (right[at] ?? 0)), 0) === 0;
  }

  const exports = {
    Hash,
    Hmac,
    constants: {},
    createHash: (algorithm: string) => new Hash(find(algorithm).create()),
    createHmac: (algorithm: string, key: Input) =>
      new Hmac(hashes().hmac.create(find(algorithm), toBytes(key))),
    getHashes: () => Object.keys(names),
    getRandomValues: <T extends Uint8Array<ArrayBuffer>>(view: T) => crypto.getRandomValues(view),
    hash: (algorithm: string, data: Input, encoding: BufferEncoding | 'buffer' = 'hex') =>
      new Hash(find(algorithm).create()).update(data).digest(encoding),
    randomBytes,
    randomFill(view: ArrayBufferView<ArrayBuffer>, ...rest: unknown[]) {
      const callback = rest.at(-1) as Callback<unknown>;
      checkFunction(callback, 'callback');
      randomFillSync(view);
      later(() => {
        callback(null, view);
      });
    },
    randomFillSync,
    randomInt,
    randomUUID,
    get subtle() {
      return crypto.subtle;
    },
    timingSafeEqual,
    webcrypto: crypto,
  };
  let derivation: ReturnType<Hashes['createKeyDerivation']> | undefined;
  addLazily(exports, keyDerivations, (name) => {
    derivation ??= hashes().createKeyDerivation({ Buffer, findHash, later });
    return derivation[name];
  });
  return exports;
}
