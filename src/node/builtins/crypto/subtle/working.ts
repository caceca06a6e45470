// What the web's keys do: encrypt, sign, derive, encapsulate. All of it throws the web's errors.
import type { Asymmetric } from '../asymmetric/asymmetric.ts';
import type { Ciphers } from '../ciphers/cipher.ts';
import type { Material } from '../keys/material.ts';
import type { Algorithm, Slots } from './crypto-key.ts';
import { digestName, familyOf } from './families.ts';
import { cutToBits } from './importing.ts';
import { domError, failed } from './web-idl.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Functions of `node:crypto` on which the web's stand. */
export interface Computed {
  readonly hash: (name: unknown, data: unknown, encoding?: unknown) => Buffer | string;
  readonly createHmac: (
    name: unknown,
    key: unknown,
  ) => { update(data: unknown): { digest(): Buffer | string } };
  readonly hkdfSync: (...args: unknown[]) => ArrayBuffer;
  readonly pbkdf2Sync: (...args: unknown[]) => Buffer;
  readonly argon2Sync: (algorithm: unknown, parameters: unknown) => Buffer;
}

export interface WorkNeeds {
  readonly asymmetric: () => Asymmetric;
  readonly ciphers: () => Ciphers;
  readonly computed: Computed;
}

const pssPadding = 6;
const keyWrapIv = new Uint8Array(8).fill(0xa6);
const usualTagBits = 128;

export function createWorking({ asymmetric, ciphers, computed }: WorkNeeds) {
  const hashOf = ({ hash }: Algorithm): string => digestName((hash as { name: string }).name);

  function encrypt(encrypts: boolean, algorithm: Algorithm, key: Slots, data: Bytes): () => Bytes {
    if (algorithm.name !== 'RSA-OAEP') return () => symmetric(encrypts, algorithm, key, data);
    if (key.type !== (encrypts ? 'public' : 'private')) {
      const message = 'The requested operation is not valid for the provided key';
      throw domError(message, 'InvalidAccessError');
    }
    const { label = new Uint8Array() } = algorithm as { label?: Uint8Array };
    const { oaep } = asymmetric();
    return () => oaep(encrypts, key.content as Material, data, hashOf(key.algorithm), label);
  }

  function symmetric(encrypts: boolean, algorithm: Algorithm, key: Slots, data: Bytes): Bytes {
    const {
      name,
      iv,
      additionalData,
      tagLength = usualTagBits,
    } = algorithm as Algorithm & {
      iv?: Uint8Array;
      additionalData?: Uint8Array;
      tagLength?: number;
    };
    const content = key.content as Uint8Array;
    const { run } = ciphers();
    const bits = String(content.length * 8);
    const start = { key: content, encrypts, data };
    switch (name) {
      case 'AES-CBC':
        return run({ ...start, name: `aes-${bits}-cbc`, iv });
      case 'AES-KW':
        return run({ ...start, name: `aes${bits}-wrap`, iv: keyWrapIv });
      case 'AES-CTR':
        return counted(algorithm, content, data);
      default: {
        const cipher = name.startsWith('AES-') ? `aes-${bits}-${name.slice(4)}` : name;
        const seal = { iv, aad: additionalData, tagLength: tagLength / 8 };
        return run({ ...start, name: cipher.toLowerCase(), ...seal });
      }
    }
  }

  /** CTR whose counter is the last `length` bits of the block, and goes round among these. */
  function counted(algorithm: Algorithm, key: Uint8Array, data: Bytes): Bytes {
    const { counter, length } = algorithm as unknown as { counter: Bytes; length: number };
    const { run } = ciphers();
    const name = `aes-${String(key.length * 8)}-ctr`;
    const go = (iv: Uint8Array, part: Uint8Array): Bytes =>
      run({ name, key, iv, encrypts: true, data: part });
    const blocks = BigInt(Math.ceil(data.length / 16));
    const round = 1n << BigInt(length);
    if (blocks > round) throw new Error('the counter would come round to where it began');
    const hex = Array.from(counter, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const start = BigInt(`0x${hex}`);
    const left = round - (start % round);
    if (blocks <= left) return go(counter, data);
    const cut = Number(left) * 16;
    const again = (start - (start % round)).toString(16).padStart(32, '0');
    const second = Uint8Array.from(again.match(/../gu) ?? [], (byte) => Number.parseInt(byte, 16));
    const parts = [go(counter, data.subarray(0, cut)), go(second, data.subarray(cut))];
    return Uint8Array.from(parts.flatMap((part) => [...part]));
  }

  /** How data are to be signed by the key; throws where it is the wrong half of a pair. */
  function signed(algorithm: Algorithm, key: Slots, data: Bytes, half: 'public' | 'private') {
    const { name } = algorithm;
    if (key.type !== half) throw domError(`Key must be a ${half} key`, 'InvalidAccessError');
    switch (familyOf(name).group) {
      case 'rsa': {
        const digest = hashOf(key.algorithm);
        if (name !== 'RSA-PSS') return { digest, data };
        const { saltLength } = algorithm as unknown as { saltLength: number };
        return { digest, data, padding: pssPadding, saltLength };
      }
      case 'ec':
        return { digest: hashOf(algorithm), data, isPlain: true };
      default: {
        const { context } = algorithm as { context?: Uint8Array };
        return { digest: undefined, data, context };
      }
    }
  }

  function sign(algorithm: Algorithm, key: Slots, data: Bytes): () => Bytes {
    if (key.content instanceof Uint8Array) return () => mac(key, data);
    const wish = signed(algorithm, key, data, 'private');
    checkSalt(algorithm, key);
    const { signing } = asymmetric();
    return () => Uint8Array.from(signing.sign(key.content as Material, wish));
  }

  function verify(algorithm: Algorithm, key: Slots, signature: Bytes, data: Bytes): () => boolean {
    if (key.content instanceof Uint8Array) return () => same(mac(key, data), signature);
    const wish = signed(algorithm, key, data, 'public');
    checkSalt(algorithm, key);
    const { signing } = asymmetric();
    return () => signing.verify(key.content as Material, wish, signature);
  }

  /** The salt has to go into the key with the digest. */
  function checkSalt({ name, saltLength }: Algorithm, { algorithm }: Slots): void {
    if (name !== 'RSA-PSS') return;
    const { modulusLength } = algorithm as unknown as { modulusLength: number };
    const digest = asymmetric().digestOf(hashOf(algorithm));
    const most = Math.ceil((modulusLength - 1) / 8) - (digest?.length ?? 0) - 2;
    if ((saltLength as number) > most) throw failed();
  }

  function mac(key: Slots, data: Bytes): Bytes {
    const hmac = computed.createHmac(hashOf(key.algorithm), key.content);
    return Uint8Array.from(hmac.update(data).digest() as Buffer);
  }

  function digest({ name }: Algorithm, data: Bytes): () => Bytes {
    return () => Uint8Array.from(computed.hash(digestName(name), data, 'buffer') as Buffer);
  }

  /** Bits of a secret; `length` is null where all there are are wanted. */
  function derive(algorithm: Algorithm, key: Slots, length: number | null): () => Bytes {
    const { name } = algorithm;
    const { group } = familyOf(name);
    if (group === 'ec' || group === 'curve') return agreed(algorithm, key, length);
    if (length === null) throw domError('length cannot be null', 'OperationError');
    if (length % 8 !== 0) throw domError('length must be a multiple of 8', 'OperationError');
    const bytes = length / 8;
    if (name.startsWith('Argon2')) {
      if (length < 32) throw domError('length must be >= 32', 'OperationError');
      const { secretValue, ...parameters } = algorithm;
      const wish = { ...parameters, secret: secretValue, message: key.content, tagLength: bytes };
      return () => Uint8Array.from(computed.argon2Sync(name.toLowerCase(), wish));
    }
    if (bytes === 0) return () => new Uint8Array();
    const { salt, info, iterations } = algorithm;
    const hash = hashOf(algorithm);
    return name === 'HKDF'
      ? () => new Uint8Array(computed.hkdfSync(hash, key.content, salt, info, bytes))
      : () => Uint8Array.from(computed.pbkdf2Sync(key.content, salt, iterations, bytes, hash));
  }

  function agreed(algorithm: Algorithm, key: Slots, length: number | null): () => Bytes {
    if (key.type !== 'private') {
      throw domError('baseKey must be a private key', 'InvalidAccessError');
    }
    const other = algorithm['public'] as Slots;
    const [own, their] = [key.algorithm, other.algorithm];
    if (own.name !== their.name) {
      const message = 'The public and private keys must be of the same type';
      throw domError(message, 'InvalidAccessError');
    }
    if (own['namedCurve'] !== their['namedCurve']) {
      throw domError('Named curve mismatch', 'InvalidAccessError');
    }
    const { agree } = asymmetric();
    return () => {
      const shared = agree(key.content as Material, other.content as Material);
      if (length === null) return Uint8Array.from(shared);
      if (shared.length < Math.ceil(length / 8)) {
        throw domError('derived bit length is too small', 'OperationError');
      }
      return cutToBits(shared, length);
    };
  }

  return { encrypt, sign, verify, digest, derive };
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
