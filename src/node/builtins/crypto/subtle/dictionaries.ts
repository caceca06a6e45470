// The parameters that algorithms take, in the order in which Web IDL reads them.
import type { CryptoKeys } from './crypto-key.ts';
import {
  domError,
  idlError,
  toBigInteger,
  toBytes,
  toCount,
  toIdentifier,
  toText,
} from './web-idl.ts';
import type { Convert } from './web-idl.ts';

interface Member {
  readonly required: boolean;
  readonly convert: Convert;
  /** Throws where the value is of the right type and still does not go. */
  readonly check?: (value: never, read: Readonly<Record<string, unknown>>) => void;
}

const required = (convert: Convert, check?: Member['check']): Member => ({
  required: true,
  convert,
  ...(check && { check }),
});
const optional = (convert: Convert, check?: Member['check']): Member => ({
  required: false,
  convert,
  ...(check && { check }),
});

const count = toCount(32);

function wrong(message: string, name = 'OperationError'): DOMException {
  return domError(message, name);
}

function hashFor(dictionary: string): Member {
  return required(toIdentifier, (value: string | { name?: unknown }) => {
    const name = typeof value === 'string' ? value : value.name;
    if (typeof name === 'string' && name.toLowerCase().startsWith('sha')) return;
    throw wrong(`Only SHA hashes are supported in ${dictionary}`, 'NotSupportedError');
  });
}

const aesLength = required(toCount(16), (length: number) => {
  if (length !== 128 && length !== 192 && length !== 256) {
    throw wrong('AES key length must be 128, 192, or 256 bits');
  }
});

const namedCurve = required(toText, (name: string) => {
  if (!['P-256', 'P-384', 'P-521'].includes(name)) {
    throw wrong('Unrecognized namedCurve', 'NotSupportedError');
  }
});

function exactly(length: number, name: string): Member {
  return required(toBytes, (bytes: Uint8Array) => {
    if (bytes.length !== length) {
      throw wrong(`${name} must contain exactly ${String(length)} bytes`);
    }
  });
}

const tagLengths: Readonly<Record<string, readonly number[]>> = {
  'AES-GCM': [32, 64, 96, 104, 112, 120, 128],
  'AES-OCB': [64, 96, 128],
  'ChaCha20-Poly1305': [128],
};

function hmac(dictionary: string, zero: string): Readonly<Record<string, Member>> {
  return {
    hash: hashFor(dictionary),
    length: optional(count, (length: number) => {
      if (length === 0) throw wrong(`${dictionary}.length cannot be 0`, zero);
    }),
  };
}

/** One of the web's keys. */
export function toKey({ isKey }: Pick<CryptoKeys, 'isKey'>): Convert<object> {
  return (value, place) => {
    if (isKey(value)) return value as object;
    throw idlError(place, 'is not of type CryptoKey.');
  };
}

type Dictionaries = Readonly<Record<DictionaryName, Readonly<Record<string, Member>>>>;

export function createDictionaries(keys: CryptoKeys): Dictionaries {
  return {
    AesKeyGenParams: { length: aesLength },
    AesDerivedKeyParams: { length: aesLength },
    AesCbcParams: { iv: exactly(16, 'algorithm.iv') },
    AesCtrParams: {
      counter: exactly(16, 'algorithm.counter'),
      length: required(toCount(8), (length: number) => {
        if (length === 0 || length > 128) {
          throw wrong('AES-CTR algorithm.length must be between 1 and 128');
        }
      }),
    },
    AeadParams: {
      additionalData: optional(toBytes),
      iv: required(toBytes, (iv: Uint8Array, { name }) => {
        if (name === 'ChaCha20-Poly1305' && iv.length !== 12) {
          throw wrong('algorithm.iv must contain exactly 12 bytes');
        }
        if (name === 'AES-OCB' && iv.length > 15) {
          throw wrong('AES-OCB algorithm.iv must be no more than 15 bytes');
        }
      }),
      tagLength: optional(toCount(8), (length: number, { name }) => {
        if (tagLengths[name as string]?.includes(length)) return;
        throw wrong(`${String(length)} is not a valid ${name as string} tag length`);
      }),
    },
    RsaHashedKeyGenParams: {
      modulusLength: required(count),
      publicExponent: required(toBigInteger),
      hash: hashFor('RsaHashedKeyGenParams'),
    },
    RsaHashedImportParams: { hash: hashFor('RsaHashedImportParams') },
    RsaPssParams: { saltLength: required(count) },
    RsaOaepParams: { label: optional(toBytes) },
    EcKeyGenParams: { namedCurve },
    EcKeyImportParams: { namedCurve },
    EcdsaParams: { hash: hashFor('EcdsaParams') },
    EcdhKeyDeriveParams: {
      public: required(toKey(keys), (key: object, { name }) => {
        const { type, algorithm } = keys.slotsOf(key);
        if (type !== 'public') {
          throw wrong('algorithm.public must be a public key', 'InvalidAccessError');
        }
        if (algorithm.name !== name) throw wrong('key algorithm mismatch', 'InvalidAccessError');
      }),
    },
    HmacKeyGenParams: hmac('HmacKeyGenParams', 'OperationError'),
    HmacImportParams: hmac('HmacImportParams', 'DataError'),
    HkdfParams: {
      hash: hashFor('HkdfParams'),
      info: required(toBytes, (info: Uint8Array) => {
        if (info.length > 1024) throw wrong('algorithm.info must be at most 1024 bytes');
      }),
      salt: required(toBytes),
    },
    Pbkdf2Params: {
      hash: hashFor('Pbkdf2Params'),
      iterations: required(count, (iterations: number) => {
        if (iterations === 0) throw wrong('iterations cannot be zero');
      }),
      salt: required(toBytes),
    },
    Argon2Params: {
      nonce: required(toBytes, (nonce: Uint8Array) => {
        if (nonce.length < 8) throw wrong('nonce must be at least 8 bytes');
      }),
      parallelism: required(count, (parallelism: number) => {
        if (parallelism === 0 || parallelism >= 2 ** 24) {
          throw wrong('parallelism must be > 0 and <= 16777215');
        }
      }),
      memory: required(count, (memory: number, { parallelism }) => {
        if (memory < 8 * (parallelism as number)) {
          throw wrong('memory must be at least 8 times the degree of parallelism');
        }
      }),
      passes: required(count, (passes: number) => {
        if (passes === 0) throw wrong('passes must be > 0');
      }),
      version: optional(toCount(8), (version: number) => {
        if (version !== 0x13) throw wrong(`${String(version)} is not a valid Argon2 version`);
      }),
      secretValue: optional(toBytes),
      associatedData: optional(toBytes),
    },
    ContextParams: { context: optional(toBytes) },
  };
}

export type DictionaryName =
  | 'AesKeyGenParams'
  | 'AesDerivedKeyParams'
  | 'AesCbcParams'
  | 'AesCtrParams'
  | 'AeadParams'
  | 'RsaHashedKeyGenParams'
  | 'RsaHashedImportParams'
  | 'RsaPssParams'
  | 'RsaOaepParams'
  | 'EcKeyGenParams'
  | 'EcKeyImportParams'
  | 'EcdsaParams'
  | 'EcdhKeyDeriveParams'
  | 'HmacKeyGenParams'
  | 'HmacImportParams'
  | 'HkdfParams'
  | 'Pbkdf2Params'
  | 'Argon2Params'
  | 'ContextParams';
