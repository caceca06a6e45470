// `SubtleCrypto.supports`: whether an algorithm can do something, asked before it is tried.
import type { Algorithm, CryptoKeys } from './crypto-key.ts';
import { Given, keyBits, toBits } from './methods.ts';
import type { Normalize } from './parameters.ts';
import { toIdentifier, toText } from './web-idl.ts';

const operations = [
  ...['decapsulateBits', 'decapsulateKey', 'decrypt', 'deriveBits', 'deriveKey', 'digest'],
  ...['encapsulateBits', 'encapsulateKey', 'encrypt', 'exportKey', 'generateKey', 'getPublicKey'],
  ...['importKey', 'sign', 'unwrapKey', 'verify', 'wrapKey'],
];

/** The most bits that two keys have in common. */
const curveBits: Readonly<Record<string, number>> = { 'P-256': 256, 'P-384': 384, 'P-521': 528 };

export function createSupports(normalize: Normalize, keys: CryptoKeys) {
  function normalized(algorithm: unknown, operation: string): Algorithm | undefined {
    try {
      return normalize(algorithm, operation);
    } catch {
      return undefined;
    }
  }

  function canDerive(algorithm: unknown, length: number | null): boolean {
    const known = normalized(algorithm, 'deriveBits');
    if (!known) return false;
    const { name } = known;
    if (name === 'X25519') return length === null || length <= 256;
    if (name === 'X448') return length === null || length <= 448;
    if (name === 'ECDH') {
      const { namedCurve } = keys.slotsOf(known['public'] as object).algorithm;
      return length === null || length <= (curveBits[namedCurve as string] ?? 0);
    }
    return length !== null && length % 8 === 0 && (!name.startsWith('Argon2') || length >= 32);
  }

  function can(operation: string, algorithm: unknown): boolean {
    const known = normalized(algorithm, operation);
    if (!known && operation === 'wrapKey') return can('encrypt', algorithm);
    if (!known && operation === 'unwrapKey') return can('decrypt', algorithm);
    if (operation !== 'generateKey' || known?.name !== 'HMAC') return known !== undefined;
    const { hash, length } = known as unknown as { hash: { name: string }; length?: number };
    return length !== undefined || !hash.name.startsWith('SHA3-');
  }

  return (args: readonly unknown[]): boolean => {
    const given = new Given(args, "Failed to execute 'supports' on 'SubtleCrypto'");
    const operation = given.take(toText);
    const algorithm = given.take(toIdentifier);
    if (!operations.includes(operation)) return false;
    const { next } = given;
    switch (operation) {
      case 'deriveKey': {
        const wanted = given.take(toIdentifier);
        const length = can('importKey', wanted) ? normalized(wanted, 'get key length') : undefined;
        return length !== undefined && canDerive(algorithm, keyBits(length));
      }
      case 'deriveBits':
        return canDerive(
          algorithm,
          next === null || next === undefined ? null : given.take(toBits),
        );
      case 'wrapKey':
        return can('exportKey', given.take(toIdentifier)) && can(operation, algorithm);
      case 'unwrapKey':
        return can('importKey', given.take(toIdentifier)) && can(operation, algorithm);
      case 'getPublicKey':
        return /^(?:ML|RS|EC|Ed|X)/u.test(normalized(algorithm, 'exportKey')?.name ?? '');
      case 'encapsulateKey':
      case 'decapsulateKey': {
        const shared = normalized(given.take(toIdentifier), 'importKey');
        const { length = 256 } = (shared ?? {}) as { length?: number };
        const fits = shared?.name !== 'HMAC' || Math.ceil(length / 8) === 32;
        const isSecret = /^(?:AES|ChaCha|HKDF|PBKDF2|Argon2|HMAC)/u.test(shared?.name ?? '');
        return isSecret && fits && can(operation.slice(0, -3), algorithm);
      }
      case 'encapsulateBits':
      case 'decapsulateBits':
        return can(operation.slice(0, -4), algorithm);
      default:
        return can(operation, algorithm);
    }
  };
}
