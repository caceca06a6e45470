// Keys of the web's, made at random.
import type { Asymmetric } from '../asymmetric/asymmetric.ts';
import { toNumber } from '../keys/der.ts';
import { publicHalf } from '../keys/material.ts';
import type { ByteKind, Material } from '../keys/material.ts';
import type { Algorithm, CryptoKeys } from './crypto-key.ts';
import { blockBits, checkUsages, familyOf } from './families.ts';
import { curves, cutToBits, told } from './importing.ts';
import { domError, failed } from './web-idl.ts';

export interface GenerateNeeds {
  readonly keys: CryptoKeys;
  readonly asymmetric: () => Asymmetric;
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
}

type Made = object | { readonly publicKey: object; readonly privateKey: object };

/** Gives what computes the key, once all has been checked. */
export function createGenerating({ keys, asymmetric, fillRandom }: GenerateNeeds) {
  return (algorithm: Algorithm, extractable: boolean, usages: readonly string[]): (() => Made) => {
    const { name } = algorithm;
    const { group, public: forPublic, own } = familyOf(name);
    const { publicExponent } = algorithm as { publicExponent?: Uint8Array };
    const e = publicExponent && toNumber(publicExponent);
    if (e !== undefined && e >= 2n ** 32n) {
      const message = 'The publicExponent must be equivalent to an unsigned 32-bit value';
      throw domError(message, 'OperationError');
    }
    checkUsages(name, usages, [...forPublic, ...own]);
    if (e !== undefined && (e < 3n || e % 2n === 0n)) throw failed();
    const kept = usages.filter((usage) => own.includes(usage));
    if (kept.length === 0) {
      throw domError('Usages cannot be empty when creating a key.', 'SyntaxError');
    }
    if (group === 'aes' || group === 'chacha' || group === 'hmac') {
      const { hash, length = usualBits(algorithm) } = algorithm as {
        hash?: unknown;
        length?: number;
      };
      return () => {
        const content = new Uint8Array(Math.ceil(length / 8));
        fillRandom(content);
        return keys.make({
          type: 'secret',
          extractable,
          usages: kept,
          algorithm: {
            name,
            ...(group !== 'chacha' && { length }),
            ...(hash !== undefined && { hash }),
          },
          content: cutToBits(content, length),
        });
      };
    }
    const { generating } = asymmetric();
    return () => {
      const material = generating.pair(wishOf(algorithm, e));
      const described = told(material, algorithm);
      const half = (type: 'public' | 'private', content: Material): object =>
        keys.make({
          type,
          extractable: type === 'public' || extractable,
          usages: usages.filter((usage) => (type === 'public' ? forPublic : own).includes(usage)),
          algorithm: described,
          content,
        });
      return {
        publicKey: half('public', publicHalf(material)),
        privateKey: half('private', material),
      };
    };
  };
}

function usualBits({ name, hash }: Algorithm): number {
  return name === 'HMAC' ? blockBits((hash as { name: string }).name) : 256;
}

function wishOf({ name, modulusLength, namedCurve }: Algorithm, e: bigint | undefined) {
  if (e !== undefined) {
    const bits = modulusLength as number;
    return { type: 'rsa', bits, e: Number(e), pss: undefined } as const;
  }
  if (namedCurve !== undefined) {
    return { type: 'ec', curve: curves[namedCurve as string] ?? '', isExplicit: false } as const;
  }
  return { type: name.toLowerCase() as ByteKind } as const;
}
