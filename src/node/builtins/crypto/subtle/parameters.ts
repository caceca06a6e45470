// Algorithms as programs name them, brought into one form.
import type { Algorithm, CryptoKeys } from './crypto-key.ts';
import { createDictionaries } from './dictionaries.ts';
import type { DictionaryName } from './dictionaries.ts';
import { domError, idlError, isObject, toText } from './web-idl.ts';

/** What can be done with an algorithm, and which parameters it takes for that. */
type Operations = Readonly<Record<string, DictionaryName | null>>;

const aes = (parameters: DictionaryName): Operations => ({
  generateKey: 'AesKeyGenParams',
  exportKey: null,
  importKey: null,
  encrypt: parameters,
  decrypt: parameters,
  'get key length': 'AesDerivedKeyParams',
});
const wrapping: Operations = {
  generateKey: 'AesKeyGenParams',
  exportKey: null,
  importKey: null,
  'get key length': 'AesDerivedKeyParams',
  wrapKey: null,
  unwrapKey: null,
};
const chacha: Operations = {
  generateKey: null,
  exportKey: null,
  importKey: null,
  encrypt: 'AeadParams',
  decrypt: 'AeadParams',
  'get key length': null,
};
const deriving = (parameters: DictionaryName): Operations => ({
  importKey: null,
  deriveBits: parameters,
  'get key length': null,
});
const rsa = (more: Operations): Operations => ({
  generateKey: 'RsaHashedKeyGenParams',
  exportKey: null,
  importKey: 'RsaHashedImportParams',
  ...more,
});
const curve = (more: Operations): Operations => ({
  generateKey: 'EcKeyGenParams',
  exportKey: null,
  importKey: 'EcKeyImportParams',
  ...more,
});
const pairs: Operations = { generateKey: null, exportKey: null, importKey: null };
const signing = (parameters: DictionaryName | null): Operations => ({
  sign: parameters,
  verify: parameters,
});
const agreeing: Operations = { ...pairs, deriveBits: 'EcdhKeyDeriveParams' };
const encapsulating: Operations = { ...pairs, encapsulate: null, decapsulate: null };
const digesting: Operations = { digest: null };

const algorithms: Readonly<Record<string, Operations>> = {
  'AES-CBC': aes('AesCbcParams'),
  'AES-CTR': aes('AesCtrParams'),
  'AES-GCM': aes('AeadParams'),
  'AES-KW': wrapping,
  'AES-OCB': aes('AeadParams'),
  Argon2d: deriving('Argon2Params'),
  Argon2i: deriving('Argon2Params'),
  Argon2id: deriving('Argon2Params'),
  'ChaCha20-Poly1305': chacha,
  ECDH: curve({ deriveBits: 'EcdhKeyDeriveParams' }),
  ECDSA: curve(signing('EcdsaParams')),
  Ed25519: { ...pairs, ...signing(null) },
  Ed448: { ...pairs, ...signing('ContextParams') },
  HKDF: deriving('HkdfParams'),
  HMAC: {
    generateKey: 'HmacKeyGenParams',
    exportKey: null,
    importKey: 'HmacImportParams',
    ...signing(null),
    'get key length': 'HmacImportParams',
  },
  'ML-DSA-44': { ...pairs, ...signing('ContextParams') },
  'ML-DSA-65': { ...pairs, ...signing('ContextParams') },
  'ML-DSA-87': { ...pairs, ...signing('ContextParams') },
  'ML-KEM-512': encapsulating,
  'ML-KEM-768': encapsulating,
  'ML-KEM-1024': encapsulating,
  PBKDF2: deriving('Pbkdf2Params'),
  'RSA-OAEP': rsa({ encrypt: 'RsaOaepParams', decrypt: 'RsaOaepParams' }),
  'RSA-PSS': rsa(signing('RsaPssParams')),
  'RSASSA-PKCS1-v1_5': rsa(signing(null)),
  'SHA-1': digesting,
  'SHA-256': digesting,
  'SHA-384': digesting,
  'SHA-512': digesting,
  'SHA3-256': digesting,
  'SHA3-384': digesting,
  'SHA3-512': digesting,
  X25519: agreeing,
  X448: agreeing,
};

/** Which of them Node calls experimental. */
const trials = /^(?:AES-OCB|Argon2.*|ChaCha20.*|Ed448|ML-.*|SHA3-.*|X448)$/u;

const names = new Map(Object.keys(algorithms).map((name) => [name.toUpperCase(), name]));
const place = { prefix: 'Failed to normalize algorithm', context: 'passed algorithm' };

/** Brings what programs name into one form for an operation; `tell` hears of experimental ones. */
export function createNormalize(keys: CryptoKeys, tell: (what: string) => void) {
  const dictionaries = createDictionaries(keys);

  function normalize(given: unknown, operation: string): Algorithm {
    const algorithm = isObject(given) ? given : { name: toText(given, place) };
    const wanted = (algorithm as { name?: unknown }).name;
    if (wanted === undefined) throw missing('Algorithm', 'name');
    const name = names.get(
      toText(wanted, { ...place, context: `name in ${place.context}` }).toUpperCase(),
    );
    const operations = name === undefined ? undefined : algorithms[name];
    if (name === undefined || !operations || !Object.hasOwn(operations, operation)) {
      throw domError('Unrecognized algorithm name', 'NotSupportedError');
    }
    if (trials.test(name)) tell(`The ${name} Web Crypto API algorithm`);
    const dictionary = operations[operation];
    return dictionary ? read(dictionary, algorithm, name) : { name };
  }

  function read(dictionary: DictionaryName, given: object, name: string): Algorithm {
    const algorithm: Record<string, unknown> = { name };
    for (const [key, member] of Object.entries(dictionaries[dictionary])) {
      const value = Reflect.get(given, key) as unknown;
      if (value === undefined) {
        if (member.required) throw missing(dictionary, key);
        continue;
      }
      const context = `${key} in ${place.context}`;
      const converted = member.convert(value, { ...place, context });
      member.check?.(converted as never, { ...algorithm, name });
      algorithm[key] = converted;
    }
    const { hash } = algorithm;
    if (hash !== undefined) algorithm['hash'] = normalize(hash, 'digest');
    return algorithm as Algorithm;
  }

  return normalize;
}

export type Normalize = ReturnType<typeof createNormalize>;

function missing(dictionary: string, key: string): Error {
  const what = `cannot be converted to '${dictionary}' because '${key}' is required in '${dictionary}'.`;
  return idlError(place, what, 'ERR_MISSING_OPTION');
}
