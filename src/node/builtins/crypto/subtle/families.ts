// What keys of each algorithm may be for, and how a JWK says what they are.
import { domError } from './web-idl.ts';

/** Algorithms whose keys are handled alike. */
export type Group =
  'rsa' | 'ec' | 'curve' | 'ml-dsa' | 'ml-kem' | 'aes' | 'chacha' | 'hmac' | 'derive';

export interface Family {
  readonly group: Group;
  /** What public keys may be for; of secret keys nothing. */
  readonly public: readonly string[];
  /** What private or secret keys may be for. */
  readonly own: readonly string[];
  /** What a JWK says by `use`. */
  readonly use: 'enc' | 'sig';
}

const cipher = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const wrap = ['wrapKey', 'unwrapKey'];
const derive = ['deriveKey', 'deriveBits'];

const signing = (group: Group): Family => ({
  group,
  public: ['verify'],
  own: ['sign'],
  use: 'sig',
});
const agreeing = (group: Group): Family => ({ group, public: [], own: derive, use: 'enc' });
const secret = (group: Group, own: readonly string[], use: 'enc' | 'sig' = 'enc'): Family => ({
  group,
  public: [],
  own,
  use,
});
const encapsulating: Family = {
  group: 'ml-kem',
  public: ['encapsulateKey', 'encapsulateBits'],
  own: ['decapsulateKey', 'decapsulateBits'],
  use: 'enc',
};

const families: Readonly<Record<string, Family>> = {
  'AES-CBC': secret('aes', cipher),
  'AES-CTR': secret('aes', cipher),
  'AES-GCM': secret('aes', cipher),
  'AES-KW': secret('aes', wrap),
  'AES-OCB': secret('aes', cipher),
  Argon2d: secret('derive', derive),
  Argon2i: secret('derive', derive),
  Argon2id: secret('derive', derive),
  'ChaCha20-Poly1305': secret('chacha', cipher),
  ECDH: agreeing('ec'),
  ECDSA: signing('ec'),
  Ed25519: signing('curve'),
  Ed448: signing('curve'),
  HKDF: secret('derive', derive),
  HMAC: secret('hmac', ['sign', 'verify'], 'sig'),
  'ML-DSA-44': signing('ml-dsa'),
  'ML-DSA-65': signing('ml-dsa'),
  'ML-DSA-87': signing('ml-dsa'),
  'ML-KEM-512': encapsulating,
  'ML-KEM-768': encapsulating,
  'ML-KEM-1024': encapsulating,
  PBKDF2: secret('derive', derive),
  'RSA-OAEP': {
    group: 'rsa',
    public: ['encrypt', 'wrapKey'],
    own: ['decrypt', 'unwrapKey'],
    use: 'enc',
  },
  'RSA-PSS': signing('rsa'),
  'RSASSA-PKCS1-v1_5': signing('rsa'),
  X25519: agreeing('curve'),
  X448: agreeing('curve'),
};

export function familyOf(name: string): Family {
  const family = families[name];
  if (family) return family;
  throw domError('Unrecognized algorithm name', 'NotSupportedError');
}

/** Throws where a key is to be for what it cannot do. */
export function checkUsages(
  name: string,
  usages: readonly string[],
  allowed: readonly string[],
): void {
  if (usages.every((usage) => allowed.includes(usage))) return;
  throw domError(`Unsupported key usage for ${name} key`, 'SyntaxError');
}

/** OpenSSL's name of a digest that the web calls `SHA-256`. */
export function digestName(name: string): string {
  return name.toLowerCase().replace(/^sha-/u, 'sha');
}

const rsaPrefixes: Readonly<Record<string, string>> = {
  'RSASSA-PKCS1-v1_5': 'RS',
  'RSA-PSS': 'PS',
  HMAC: 'HS',
};

/** What a JWK calls the algorithm; undefined where it has no name for it. */
export function jwkAlgorithm(name: string, hash: string | undefined, bits = 0): string | undefined {
  if (name.startsWith('AES-')) return `A${String(bits)}${name.slice(4)}`;
  if (name === 'ChaCha20-Poly1305') return 'C20P';
  if (name === 'Ed25519' || name === 'Ed448') return name;
  if (!hash?.startsWith('SHA-')) return undefined;
  const size = hash.slice(4);
  if (name === 'RSA-OAEP') return size === '1' ? name : `${name}-${size}`;
  const prefix = rsaPrefixes[name];
  return prefix === undefined ? undefined : `${prefix}${size}`;
}

/** Bits of the blocks that a digest works on. */
export function blockBits(hash: string): number {
  if (hash.startsWith('SHA3-')) {
    throw domError('Explicit algorithm length member is required', 'NotSupportedError');
  }
  return hash === 'SHA-1' || hash === 'SHA-256' ? 512 : 1024;
}
