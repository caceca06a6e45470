// `KeyObject` of `node:crypto`, as far as it holds a secret: bytes that a program sees only when it asks.
import {
  checkFunction,
  checkString,
  invalidArgType,
  invalidArgValue,
  unavailable,
} from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import type { CloneableKind } from '../../ports/cloning.ts';
import { wholeBytes } from '../../values/bytes.ts';

export interface KeyNeeds {
  readonly Buffer: BufferConstructor;
  readonly addCloneable: (name: string, kind: CloneableKind) => void;
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void) => void;
}

const bytesWanted = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView';
const types = ['secret', 'public', 'private'];

/** What `node:crypto` has for secret keys. */
export function createKeys({ Buffer, addCloneable, fillRandom, later }: KeyNeeds) {
  /** What a key holds; undefined for anything else. */
  let secretOf: (value: unknown) => Uint8Array | undefined;

  class KeyObject {
    readonly #type: string;
    /** The secret; what a program puts in the place of one is of no use. */
    readonly #bytes: Uint8Array;

    constructor(type: unknown, bytes: unknown) {
      if (!types.includes(type as string)) throw invalidArgValue('type', type);
      if (typeof bytes !== 'object') throw invalidArgType('handle', 'of type object', bytes);
      this.#type = type as string;
      this.#bytes = bytes as Uint8Array;
    }

    get type(): string {
      return this.#type;
    }

    static from(): never {
      throw unavailable('KeyObject.from');
    }

    toCryptoKey(): never {
      throw unavailable('KeyObject.toCryptoKey');
    }

    equals(other: unknown): boolean {
      const secret = secretOf(other);
      if (!secret) throw invalidArgType('otherKeyObject', 'an instance of KeyObject', other);
      return Buffer.compare(this.#bytes, secret) === 0;
    }

    static {
      secretOf = (value) =>
        typeof value === 'object' && value !== null && #bytes in value ? value.#bytes : undefined;
    }
  }
  Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, {
    value: 'KeyObject',
    configurable: true,
  });

  class SecretKeyObject extends KeyObject {
    constructor(bytes: Uint8Array) {
      super('secret', bytes);
    }

    get symmetricKeySize(): number {
      return (secretOf(this) as Uint8Array).length;
    }

    export(options?: { readonly format?: unknown }): unknown {
      const format = options?.format;
      const bytes = Buffer.from(secretOf(this) as Uint8Array);
      if (format === undefined || format === 'buffer') return bytes;
      if (format === 'jwk') return { kty: 'oct', k: bytes.toString('base64url') };
      throw invalidArgValue('options.format', format, "must be one of: undefined, 'buffer', 'jwk'");
    }
  }

  const make = (bytes: Uint8Array): SecretKeyObject => new SecretKeyObject(Uint8Array.from(bytes));
  addCloneable('KeyObject', {
    is: (value) => secretOf(value) !== undefined,
    pack: (key) => ({ record: secretOf(key) }),
    unpack: make,
  });
  function createSecretKey(key: unknown, encoding?: unknown): SecretKeyObject {
    const bytes =
      typeof key === 'string'
        ? Buffer.from(key, encoding as BufferEncoding | undefined)
        : wholeBytes(key);
    if (!bytes) throw invalidArgType('key', bytesWanted, key);
    return make(bytes);
  }

  function generateKeySync(type: unknown, options: unknown): SecretKeyObject {
    const bytes = new Uint8Array(bitsOf(type, options) >> 3);
    fillRandom(bytes);
    return make(bytes);
  }

  function generateKey(type: unknown, options: unknown, callback: unknown): void {
    bitsOf(type, options);
    checkFunction(callback, 'callback');
    later(() => {
      (callback as (error: null, key: object) => void)(null, generateKeySync(type, options));
    });
  }

  return { KeyObject, createSecretKey, generateKey, generateKeySync, secretOf };
}

/** How long the key is to be. */
function bitsOf(type: unknown, options: unknown): number {
  checkString(type, 'type');
  if (typeof options !== 'object' || options === null) {
    throw invalidArgType('options', 'of type object', options);
  }
  const { length } = options as { length?: unknown };
  if (type === 'hmac') return toInteger(length, 'options.length', 8, 2 ** 31 - 1);
  if (type !== 'aes') {
    throw invalidArgValue('type', type, 'must be a supported key type');
  }
  if (length !== 128 && length !== 192 && length !== 256) {
    throw invalidArgValue('options.length', length, 'must be one of: 128, 192, 256');
  }
  return length;
}
