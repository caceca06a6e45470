// The methods of `crypto.subtle`: their arguments, and what is asked of keys before anything is computed.
import type { Held } from '../keys/content.ts';
import type { Material } from '../keys/material.ts';
import type { Asymmetric } from '../asymmetric/asymmetric.ts';
import { allUsages } from './crypto-key.ts';
import type { Algorithm, CryptoKeys, Slots } from './crypto-key.ts';
import { toKey } from './dictionaries.ts';
import type { createExporting } from './exporting.ts';
import { blockBits, familyOf } from './families.ts';
import type { createGenerating } from './generating.ts';
import type { ImportKey } from './importing.ts';
import { toJwk } from './jwk-check.ts';
import type { Jwk } from './jwk-check.ts';
import type { Normalize } from './parameters.ts';
import { domError, failed, toBytes, toCount, toEnum, toIdentifier, toSequence } from './web-idl.ts';
import type { Convert } from './web-idl.ts';
import type { createWorking } from './working.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface MethodNeeds {
  readonly keys: CryptoKeys;
  readonly normalize: Normalize;
  readonly importKey: ImportKey;
  readonly exportKey: ReturnType<typeof createExporting>;
  readonly generateKey: ReturnType<typeof createGenerating>;
  readonly work: ReturnType<typeof createWorking>;
  readonly asymmetric: () => Asymmetric;
  readonly later: (job: () => void) => void;
  /** Hears of what Node calls experimental. */
  readonly tell: (what: string) => void;
}

/** Arguments as they came, converted one after another. */
export class Given {
  readonly #args: readonly unknown[];
  readonly #prefix: string;
  #next = 0;

  constructor(args: readonly unknown[], prefix: string) {
    this.#args = args;
    this.#prefix = prefix;
  }

  take<T>(convert: Convert<T>): T {
    const at = this.#next;
    this.#next += 1;
    const ending = ['st', 'nd', 'rd'][at] ?? 'th';
    const place = { prefix: this.#prefix, context: `${String(at + 1)}${ending} argument` };
    return convert(this.#args[at], place);
  }

  get next(): unknown {
    return this.#args[this.#next];
  }
}

export const toFormat = toEnum('KeyFormat', [
  ...['raw', 'raw-public', 'raw-seed', 'raw-secret', 'raw-private', 'pkcs8', 'spki', 'jwk'],
]);
export const toUsages = toSequence(toEnum('KeyUsage', allUsages));
export const toFlag: Convert<boolean> = (value) => Boolean(value);
export const toBits = toCount(32);

/** Each method with the number of its arguments. */
export function createMethods(needs: MethodNeeds) {
  const { keys, normalize, importKey, exportKey, generateKey, work, asymmetric, later, tell } =
    needs;
  const toOwnKey = toKey(keys);

  /** What `compute` gives, in a later turn; whatever fails there is told in the web's words. */
  function job<T>(compute: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      later(() => {
        try {
          resolve(compute());
        } catch (error) {
          reject(error instanceof DOMException ? error : failed(error));
        }
      });
    });
  }

  const buffer = (bytes: Bytes): ArrayBuffer => bytes.buffer;

  /** Throws where the key is another algorithm's, or is not for that. */
  function usable(algorithm: Algorithm, key: object, usage: string, words?: string): Slots {
    const slots = keys.slotsOf(key);
    if (slots.algorithm.name !== algorithm.name) {
      throw domError('Key algorithm mismatch', 'InvalidAccessError');
    }
    if (slots.usages.includes(usage)) return slots;
    throw domError(words ?? `Unable to use this key to ${usage}`, 'InvalidAccessError');
  }

  function cipher(encrypts: boolean, usage: string) {
    return (given: Given): Promise<ArrayBuffer> => {
      const named = given.take(toIdentifier);
      const key = given.take(toOwnKey);
      const data = given.take(toBytes);
      const algorithm = normalize(named, usage);
      const compute = work.encrypt(encrypts, algorithm, usable(algorithm, key, usage), data);
      return job(() => buffer(compute()));
    };
  }

  /** For wrapping an algorithm may have a way of its own, and otherwise encrypts. */
  function wrapping(named: unknown, own: string, other: string): Algorithm {
    try {
      return normalize(named, own);
    } catch {
      return normalize(named, other);
    }
  }

  function derivedBits(named: unknown, key: object, usage: string): [Algorithm, Slots] {
    const algorithm = normalize(named, 'deriveBits');
    const slots = usableBase(algorithm, key, usage);
    const other = algorithm['public'] as object | undefined;
    const whole = other ? { ...algorithm, public: keys.slotsOf(other) } : algorithm;
    return [whole, slots];
  }

  /** Of keys from which others are derived, what they are for is asked first. */
  function usableBase(algorithm: Algorithm, key: object, usage: string): Slots {
    const slots = keys.slotsOf(key);
    if (!slots.usages.includes(usage)) {
      throw domError(`baseKey does not have ${usage} usage`, 'InvalidAccessError');
    }
    return usable(algorithm, key, usage);
  }

  function lattice(usage: string, operation: string, which: string) {
    return (given: Given): [Slots, Given] => {
      const named = given.take(toIdentifier);
      const slots = keys.slotsOf(given.take(toOwnKey));
      const algorithm = normalize(named, operation);
      if (algorithm.name !== slots.algorithm.name) {
        throw domError('key algorithm mismatch', 'InvalidAccessError');
      }
      if (!slots.usages.includes(usage)) {
        throw domError(`${which} does not have ${usage} usage`, 'InvalidAccessError');
      }
      return [slots, given];
    };
  }

  /** What the derived secret becomes. */
  function sharedWish(given: Given) {
    const named = given.take(toIdentifier);
    const extractable = given.take(toFlag);
    const usages = given.take(toUsages);
    return { algorithm: normalize(named, 'importKey'), extractable, usages };
  }

  const encapsulating = lattice('encapsulateBits', 'encapsulate', 'encapsulationKey');
  const encapsulatingKey = lattice('encapsulateKey', 'encapsulate', 'encapsulationKey');
  const decapsulating = lattice('decapsulateBits', 'decapsulate', 'decapsulationKey');
  const decapsulatingKey = lattice('decapsulateKey', 'decapsulate', 'decapsulationKey');

  function encapsulated({ content }: Slots): { shared: Bytes; ciphertext: ArrayBuffer } {
    const { shared, ciphertext } = asymmetric().encapsulation.encapsulate(content as Material);
    return { shared: Uint8Array.from(shared), ciphertext: Uint8Array.from(ciphertext).buffer };
  }

  function decapsulated({ content }: Slots, ciphertext: Bytes): Bytes {
    const { decapsulate } = asymmetric().encapsulation;
    return Uint8Array.from(decapsulate(content as Material, ciphertext));
  }

  return {
    encrypt: [3, cipher(true, 'encrypt')],
    decrypt: [3, cipher(false, 'decrypt')],
    sign: [
      3,
      (given: Given) => {
        const named = given.take(toIdentifier);
        const key = given.take(toOwnKey);
        const data = given.take(toBytes);
        const algorithm = normalize(named, 'sign');
        const compute = work.sign(algorithm, usable(algorithm, key, 'sign'), data);
        return job(() => buffer(compute()));
      },
    ],
    verify: [
      4,
      (given: Given) => {
        const named = given.take(toIdentifier);
        const key = given.take(toOwnKey);
        const signature = given.take(toBytes);
        const data = given.take(toBytes);
        const algorithm = normalize(named, 'verify');
        return job(work.verify(algorithm, usable(algorithm, key, 'verify'), signature, data));
      },
    ],
    digest: [
      2,
      (given: Given) => {
        const named = given.take(toIdentifier);
        const data = given.take(toBytes);
        const compute = work.digest(normalize(named, 'digest'), data);
        return job(() => buffer(compute()));
      },
    ],
    generateKey: [
      3,
      (given: Given) => {
        const named = given.take(toIdentifier);
        const extractable = given.take(toFlag);
        const usages = given.take(toUsages);
        return job(generateKey(normalize(named, 'generateKey'), extractable, usages));
      },
    ],
    deriveKey: [
      5,
      (given: Given) => {
        const named = given.take(toIdentifier);
        const key = given.take(toOwnKey);
        const wanted = given.take(toIdentifier);
        const extractable = given.take(toFlag);
        const usages = given.take(toUsages);
        normalize(named, 'deriveBits');
        const algorithm = normalize(wanted, 'importKey');
        const length = keyBits(normalize(wanted, 'get key length'));
        const compute = work.derive(...derivedBits(named, key, 'deriveKey'), length);
        const wish = { algorithm, extractable, usages };
        return job(compute).then((data) => importKey({ format: 'raw-secret', data }, wish));
      },
    ],
    deriveBits: [
      2,
      (given: Given) => {
        const named = given.take(toIdentifier);
        const key = given.take(toOwnKey);
        const { next } = given;
        const length = next === null || next === undefined ? null : given.take(toBits);
        const compute = work.derive(...derivedBits(named, key, 'deriveBits'), length);
        return job(() => buffer(compute()));
      },
    ],
    importKey: [
      5,
      (given: Given) => {
        const format = given.take(toFormat);
        const data = given.take<Jwk | Bytes>(format === 'jwk' ? toJwk : toBytes);
        const named = given.take(toIdentifier);
        const extractable = given.take(toFlag);
        const usages = given.take(toUsages);
        const algorithm = normalize(named, 'importKey');
        return Promise.resolve(importKey({ format, data }, { algorithm, extractable, usages }));
      },
    ],
    exportKey: [
      2,
      (given: Given) => {
        const format = given.take(toFormat);
        const written = exportKey(format, keys.slotsOf(given.take(toOwnKey)));
        return Promise.resolve(written instanceof Uint8Array ? written.buffer : written);
      },
    ],
    wrapKey: [
      4,
      (given: Given) => {
        const format = given.take(toFormat);
        const key = given.take(toOwnKey);
        const wrapper = given.take(toOwnKey);
        const algorithm = wrapping(given.take(toIdentifier), 'wrapKey', 'encrypt');
        const slots = usable(algorithm, wrapper, 'wrapKey');
        const written = exportKey(format, keys.slotsOf(key));
        const data = written instanceof Uint8Array ? written : jwkBytes(written, algorithm.name);
        const compute = work.encrypt(true, algorithm, slots, data);
        return job(() => buffer(compute()));
      },
    ],
    unwrapKey: [
      7,
      (given: Given) => {
        const format = given.take(toFormat);
        const wrapped = given.take(toBytes);
        const unwrapper = given.take(toOwnKey);
        const named = given.take(toIdentifier);
        const wanted = given.take(toIdentifier);
        const extractable = given.take(toFlag);
        const usages = given.take(toUsages);
        const unwrapping = wrapping(named, 'unwrapKey', 'decrypt');
        const algorithm = normalize(wanted, 'importKey');
        const slots = usable(unwrapping, unwrapper, 'unwrapKey');
        const compute = work.encrypt(false, unwrapping, slots, wrapped);
        const wish = { algorithm, extractable, usages };
        return job(compute).then((bytes) =>
          importKey({ format, data: format === 'jwk' ? jwkIn(bytes) : bytes }, wish),
        );
      },
    ],
    getPublicKey: [
      2,
      (given: Given) => {
        const { type, content, algorithm } = keys.slotsOf(given.take(toOwnKey));
        const usages = given.take(toUsages);
        if (type !== 'private') {
          const name = type === 'secret' ? 'NotSupportedError' : 'InvalidAccessError';
          throw domError('key must be a private key', name);
        }
        const half: Held = { type: 'public', content };
        return Promise.resolve(importKey(half, { algorithm, extractable: true, usages }));
      },
    ],
    encapsulateBits: [
      2,
      (given: Given) => {
        tell('The encapsulateBits Web Crypto API method');
        const [slots] = encapsulating(given);
        return job(() => {
          const { shared, ciphertext } = encapsulated(slots);
          return { sharedKey: shared.buffer, ciphertext };
        });
      },
    ],
    encapsulateKey: [
      5,
      (given: Given) => {
        tell('The encapsulateKey Web Crypto API method');
        const [slots] = encapsulatingKey(given);
        const wish = sharedWish(given);
        return job(() => encapsulated(slots)).then(({ shared, ciphertext }) => ({
          ciphertext,
          sharedKey: importKey({ format: 'raw-secret', data: shared }, wish),
        }));
      },
    ],
    decapsulateBits: [
      3,
      (given: Given) => {
        tell('The decapsulateBits Web Crypto API method');
        const [slots] = decapsulating(given);
        const ciphertext = given.take(toBytes);
        return job(() => buffer(decapsulated(slots, ciphertext)));
      },
    ],
    decapsulateKey: [
      6,
      (given: Given) => {
        tell('The decapsulateKey Web Crypto API method');
        const [slots] = decapsulatingKey(given);
        const ciphertext = given.take(toBytes);
        const wish = sharedWish(given);
        return job(() => decapsulated(slots, ciphertext)).then((data) =>
          importKey({ format: 'raw-secret', data }, wish),
        );
      },
    ],
  } satisfies Readonly<Record<string, readonly [number, (given: Given) => Promise<unknown>]>>;
}

/** How many bits a key that is derived has; null where all there are are wanted. */
export function keyBits({ name, length, hash }: Algorithm): number | null {
  const { group } = familyOf(name);
  if (group === 'derive') return null;
  if (group === 'chacha') return 256;
  if (length !== undefined) return length as number;
  return blockBits((hash as { name: string }).name);
}

/** A JWK as it is wrapped; AES-KW wants whole pieces of eight bytes. */
function jwkBytes(jwk: object, wrapper: string): Bytes {
  const text = JSON.stringify(jwk);
  const over = wrapper === 'AES-KW' ? text.length % 8 : 0;
  return new TextEncoder().encode(over === 0 ? text : text.padEnd(text.length + 8 - over));
}

function jwkIn(bytes: Bytes): Jwk {
  const place = { prefix: 'Failed to unwrap', context: 'key' };
  let jwk: Jwk;
  try {
    jwk = toJwk(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), place);
  } catch (error) {
    throw domError('Invalid wrapped JWK key', 'DataError', error);
  }
  if (jwk['kty'] !== undefined) return jwk;
  throw domError('Invalid wrapped JWK key', 'DataError');
}
