// `DiffieHellman` and `DiffieHellmanGroup` of `node:crypto`.
import { invalidArgType, nodeError } from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { ownBuffer, wholeBytes } from '../../../values/bytes.ts';
import { callable } from '../common/callable.ts';
import { encoded, givenBytes } from '../common/given-bytes.ts';
import { opensslError } from '../common/openssl-error.ts';
import { toBytes, toNumber } from '../keys/der.ts';
import { bitLength } from '../keys/material.ts';
import { isPrime, modPow } from '../keys/numbers.ts';
import type { FillRandom } from '../keys/numbers.ts';
import { isTextOrBytes } from '../keys/encoding.ts';
import { dhExponent, dhPrime, groupOf, isKnownPrime } from './generating.ts';
import type { DhGroup } from './generating.ts';

export interface DiffieHellmanNeeds {
  readonly Buffer: BufferConstructor;
  readonly fillRandom: FillRandom;
}

const wanted =
  'one of type number or string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView';
const leastInt32 = -(2 ** 31);
const mostInt32 = 2 ** 31 - 1;
const leastModulus = 512;

/** What OpenSSL finds wrong with a group, as bits. */
const faults = { notPrime: 1, notSafePrime: 2, unsuitableGenerator: 8, tooSmall: 128 } as const;

export function createDiffieHellmans({ Buffer, fillRandom }: DiffieHellmanNeeds) {
  /** A group, and one's own keys in it. */
  class Keys {
    readonly group: DhGroup;
    #x: bigint | undefined;
    #y: bigint | undefined;

    constructor(group: DhGroup) {
      this.group = group;
    }

    generate(): Buffer {
      this.#x ??= dhExponent(this.group, fillRandom);
      this.#y = modPow(this.group.g, this.#x, this.group.p);
      return this.publicKey;
    }

    secretWith(bytes: Uint8Array): Buffer {
      const { p } = this.group;
      const other = toNumber(bytes);
      if (other <= 1n) throw invalidLength('Supplied key is too small');
      if (other >= p - 1n) throw invalidLength('Supplied key is too large');
      if (this.#x === undefined) {
        const message = 'Failed to compute shared secret';
        throw nodeError(Error, 'ERR_CRYPTO_OPERATION_FAILED', message);
      }
      return ownBuffer(Buffer, toBytes(modPow(other, this.#x, p), Math.ceil(bitLength(p) / 8)));
    }

    get publicKey(): Buffer {
      return written(this.#y, 'public');
    }

    get privateKey(): Buffer {
      return written(this.#x, 'private');
    }

    setPublic(bytes: Uint8Array): void {
      this.#y = toNumber(bytes);
    }

    setPrivate(bytes: Uint8Array): void {
      this.#x = toNumber(bytes);
    }
  }

  function written(key: bigint | undefined, which: string): Buffer {
    if (key !== undefined) return ownBuffer(Buffer, toBytes(key));
    const message = `No ${which} key - did you forget to generate one?`;
    throw nodeError(Error, 'ERR_CRYPTO_INVALID_STATE', message);
  }

  const held = new WeakMap<object, Keys>();
  const keysOf = (made: object): Keys => held.get(made) as Keys;

  function begin(made: object, group: DhGroup): void {
    held.set(made, new Keys(group));
    const verifyError = faultsOf(group, fillRandom);
    Object.defineProperty(made, 'verifyError', { value: verifyError, enumerable: true });
  }

  /** What both classes have, by the names that these functions have in Node. */
  const methods = {
    dhGenerateKeys(this: object, encoding?: unknown) {
      return encoded(keysOf(this).generate(), encoding);
    },
    dhComputeSecret(this: object, key: unknown, inEncoding?: unknown, outEncoding?: unknown) {
      const bytes = givenBytes(Buffer, key, 'key', inEncoding);
      return encoded(keysOf(this).secretWith(bytes), outEncoding);
    },
    dhGetPrime(this: object, encoding?: unknown) {
      return encoded(ownBuffer(Buffer, toBytes(keysOf(this).group.p)), encoding);
    },
    dhGetGenerator(this: object, encoding?: unknown) {
      return encoded(ownBuffer(Buffer, toBytes(keysOf(this).group.g)), encoding);
    },
    dhGetPublicKey(this: object, encoding?: unknown) {
      return encoded(keysOf(this).publicKey, encoding);
    },
    dhGetPrivateKey(this: object, encoding?: unknown) {
      return encoded(keysOf(this).privateKey, encoding);
    },
  };

  class DiffieHellman {
    constructor(
      sizeOrKey: unknown,
      keyEncoding?: unknown,
      generator?: unknown,
      encoding?: unknown,
    ) {
      begin(this, groupFrom(sizeOrKey, keyEncoding, generator, encoding));
    }

    setPublicKey(key: unknown, encoding?: unknown): this {
      keysOf(this).setPublic(givenBytes(Buffer, key, 'key', encoding));
      return this;
    }

    setPrivateKey(key: unknown, encoding?: unknown): this {
      keysOf(this).setPrivate(givenBytes(Buffer, key, 'key', encoding));
      return this;
    }
  }

  /** Its keys cannot be set. */
  class DiffieHellmanGroup {
    declare readonly verifyError: number;

    constructor(name: unknown) {
      begin(this, groupOf(String(name)));
    }
  }

  for (const { prototype } of [DiffieHellman, DiffieHellmanGroup]) {
    for (const [name, value] of Object.entries(methods)) {
      const place = { value, configurable: true, enumerable: true, writable: true };
      const own = name.charAt(2).toLowerCase() + name.slice(3);
      Object.defineProperty(prototype, own, place);
    }
  }

  function groupFrom(
    sizeOrKey: unknown,
    keyEncoding: unknown,
    given: unknown,
    givenEncoding: unknown,
  ): DhGroup {
    if (typeof sizeOrKey !== 'number' && !isTextOrBytes(sizeOrKey)) {
      throw invalidArgType('sizeOrKey', wanted, sizeOrKey);
    }
    if (typeof sizeOrKey === 'number') toInteger(sizeOrKey, 'sizeOrKey', leastInt32, mostInt32);
    const isEncoding =
      !keyEncoding || keyEncoding === 'buffer' || Buffer.isEncoding(keyEncoding as string);
    const [encoding, generator, genEncoding] = isEncoding
      ? [keyEncoding || undefined, given, givenEncoding]
      : [undefined, keyEncoding, given];
    const bytes =
      typeof sizeOrKey === 'number'
        ? undefined
        : givenBytes(Buffer, sizeOrKey, 'sizeOrKey', encoding);
    const g = generatorOf(generator, genEncoding);
    if (bytes) {
      if (g <= 1n) throw opensslError('02800065', 'Diffie-Hellman routines', 'bad generator');
      return { p: toNumber(bytes), g };
    }
    const bits = sizeOrKey as number;
    if (bits < 2) throw opensslError('0280007E', 'Diffie-Hellman routines', 'modulus too small');
    if (g <= 1n || bits < leastModulus) {
      throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', 'Invalid DH parameters');
    }
    return { p: dhPrime(bits, Number(g), fillRandom), g };
  }

  function generatorOf(value: unknown, encoding: unknown): bigint {
    if (!value) return 2n;
    if (typeof value === 'number')
      return BigInt(toInteger(value, 'generator', leastInt32, mostInt32));
    if (typeof value === 'string')
      return toNumber(givenBytes(Buffer, value, 'generator', encoding));
    const bytes = wholeBytes(value);
    if (bytes) return toNumber(bytes);
    throw invalidArgType('generator', wanted, value);
  }

  const classes = {
    DiffieHellman: callable(DiffieHellman, 4),
    DiffieHellmanGroup: callable(DiffieHellmanGroup, 1),
  };
  return {
    functions: {
      createDiffieHellman: (...args: [unknown, unknown?, unknown?, unknown?]) =>
        new DiffieHellman(...args),
      createDiffieHellmanGroup: (name: unknown) => new DiffieHellmanGroup(name),
      getDiffieHellman: (name: unknown) => new DiffieHellmanGroup(name),
    },
    classes,
  };
}

function faultsOf({ p, g }: DhGroup, fillRandom: FillRandom): number {
  if (isKnownPrime(p)) return 0;
  const isOdd = p % 2n === 1n;
  const prime = isOdd && p > 2n && isPrime(p, fillRandom);
  const isSafe = prime && isPrime((p - 1n) / 2n, fillRandom);
  return (
    (prime ? 0 : faults.notPrime) +
    (prime && !isSafe ? faults.notSafePrime : 0) +
    (g <= 1n || g >= p - 1n ? faults.unsuitableGenerator : 0) +
    (bitLength(p) < leastModulus ? faults.tooSmall : 0)
  );
}

function invalidLength(message: string): Error {
  return nodeError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', message);
}
