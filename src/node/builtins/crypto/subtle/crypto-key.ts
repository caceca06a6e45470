// `CryptoKey`, the web's keys.
import { invalidThis, nodeError } from '../../../errors/node-error.ts';
import type { CloneableKind } from '../../../ports/cloning.ts';
import type { Content, KeyKind } from '../keys/content.ts';

/** An algorithm with its parameters, checked. */
export interface Algorithm {
  readonly name: string;
  readonly [parameter: string]: unknown;
}

/** What a key is and holds. */
export interface Slots {
  readonly type: KeyKind;
  readonly extractable: boolean;
  readonly algorithm: Algorithm;
  readonly usages: readonly string[];
  readonly content: Content;
}

/** All that keys can be for, in the order in which Node lists it. */
export const allUsages: readonly string[] = [
  ...['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'],
  ...['encapsulateKey', 'encapsulateBits', 'decapsulateKey', 'decapsulateBits'],
];

export interface CryptoKeyNeeds {
  readonly addCloneable: (name: string, kind: CloneableKind) => void;
  readonly inspect: (value: unknown, options: object) => string;
}

export function createCryptoKeys({ addCloneable, inspect }: CryptoKeyNeeds) {
  const held = new WeakMap<object, Slots & { shown?: Pick<Slots, 'algorithm' | 'usages'> }>();

  function shown(key: object): Pick<Slots, 'algorithm' | 'usages'> {
    const slots = held.get(key);
    if (!slots) throw invalidThis('CryptoKey');
    return (slots.shown ??= {
      algorithm: copied(slots.algorithm),
      usages: [...slots.usages],
    });
  }

  function slotsOf(key: object): Slots {
    const slots = held.get(key);
    if (!slots) throw invalidThis('CryptoKey');
    return slots;
  }

  class CryptoKey {
    constructor() {
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }

    get type(): KeyKind {
      return slotsOf(this).type;
    }

    get extractable(): boolean {
      return slotsOf(this).extractable;
    }

    get algorithm(): Algorithm {
      return shown(this).algorithm;
    }

    get usages(): readonly string[] {
      return shown(this).usages;
    }

    [Symbol.for('nodejs.util.inspect.custom')](depth: number, options: { depth: number | null }) {
      if (depth < 0) return this;
      const { type, extractable, algorithm, usages } = slotsOf(this);
      const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
      return `CryptoKey ${inspect({ type, extractable, algorithm: copied(algorithm), usages: [...usages] }, inner)}`;
    }
  }
  const { prototype } = CryptoKey;
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });
  for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
    Object.defineProperty(prototype, name, { enumerable: true });
  }

  function make(slots: Slots): object {
    const key = Object.create(prototype) as object;
    const usages = allUsages.filter((usage) => slots.usages.includes(usage));
    held.set(key, { ...slots, usages });
    return key;
  }

  addCloneable('CryptoKey', {
    is: (value) => held.has(value),
    pack: (key) => ({ record: slotsOf(key) }),
    unpack: make,
  });

  return { CryptoKey, make, slotsOf, isKey: (value: unknown) => held.has(value as object) };
}

export type CryptoKeys = ReturnType<typeof createCryptoKeys>;

/** A copy that a program may change. */
function copied(algorithm: Algorithm): Algorithm {
  const entries = Object.entries(algorithm).map(([name, value]) => {
    if (value instanceof Uint8Array) return [name, value.slice()];
    return [name, name === 'hash' ? { ...(value as object) } : value];
  });
  return Object.fromEntries(entries) as Algorithm;
}
