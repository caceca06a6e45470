// `crypto.subtle`, on what `node:crypto` computes: the browser keeps its own for secure contexts.
import { invalidThis, nodeError } from '../../../errors/node-error.ts';
import type { CloneableKind } from '../../../ports/cloning.ts';
import { named } from '../../../values/parameters.ts';
import type { Warn } from '../../../values/warn.ts';
import type { Asymmetric } from '../asymmetric/asymmetric.ts';
import type { Ciphers } from '../ciphers/cipher.ts';
import { secretIn } from '../keys/content.ts';
import type { Held, WebKeys } from '../keys/content.ts';
import { createCryptoKeys } from './crypto-key.ts';
import { createExporting } from './exporting.ts';
import { createGenerating } from './generating.ts';
import { createImporting } from './importing.ts';
import { createMethods, Given, toFlag, toUsages } from './methods.ts';
import { createNormalize } from './parameters.ts';
import { createSupports } from './supports.ts';
import { checkCount, toIdentifier } from './web-idl.ts';
import { createWorking } from './working.ts';
import type { Computed } from './working.ts';

export interface WebCryptoNeeds {
  readonly Buffer: BufferConstructor;
  readonly addCloneable: (name: string, kind: CloneableKind) => void;
  readonly inspect: (value: unknown, options: object) => string;
  readonly fillRandom: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** Calls back in a turn of the loop's own. */
  readonly later: (job: () => void) => void;
  readonly warn: Warn;
  readonly asymmetric: () => Asymmetric;
  readonly ciphers: () => Ciphers;
  readonly computed: Computed;
}

export function createWebCrypto(needs: WebCryptoNeeds) {
  const { Buffer, fillRandom, later, warn, asymmetric, ciphers, computed } = needs;
  const told = new Set<string>();

  /** Node's warning, once for each thing. */
  function tell(what: string): void {
    if (told.has(what)) return;
    told.add(what);
    const ending = 'is an experimental feature and might change at any time';
    warn(`${what} ${ending}`, 'ExperimentalWarning');
  }

  const keys = createCryptoKeys(needs);
  const codec = (): Asymmetric['codec'] => asymmetric().codec;
  const normalize = createNormalize(keys, tell);
  const importKey = createImporting({ Buffer, keys, codec });
  const methods = createMethods({
    keys,
    normalize,
    importKey,
    exportKey: createExporting({ Buffer, codec }),
    generateKey: createGenerating({ keys, asymmetric, fillRandom }),
    work: createWorking({ asymmetric, ciphers, computed }),
    asymmetric,
    later,
    tell,
  });
  const supports = createSupports(normalize, keys);

  /** Its methods come from the table below. */
  class SubtleCrypto {
    declare readonly digest: unknown;

    constructor() {
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }

    static supports(this: unknown, ...args: unknown[]): boolean {
      tell('The supports Web Crypto API method');
      if (this !== SubtleCrypto) throw invalidThis('SubtleCrypto constructor');
      checkCount(args.length, 2, "Failed to execute 'supports' on 'SubtleCrypto'");
      return supports(args);
    }
  }
  Object.defineProperty(SubtleCrypto, 'supports', { enumerable: true });
  named('supports', 2, SubtleCrypto.supports);
  const { prototype } = SubtleCrypto;
  const subtle = Object.create(prototype) as object;
  for (const [name, [count, method]] of Object.entries(methods)) {
    const value = {
      [name](this: unknown, ...args: unknown[]): Promise<unknown> {
        try {
          if (this !== subtle) throw invalidThis('SubtleCrypto');
          const prefix = `Failed to execute '${name}' on 'SubtleCrypto'`;
          checkCount(args.length, count, prefix);
          return method(new Given(args, prefix));
        } catch (error) {
          return Promise.reject(error);
        }
      },
    }[name] as (...args: never[]) => unknown;
    const place = { value: named(name, count, value), configurable: true, writable: true };
    Object.defineProperty(prototype, name, { ...place, enumerable: true });
  }
  const tag = { value: 'SubtleCrypto', configurable: true };
  Object.defineProperty(prototype, Symbol.toStringTag, tag);

  const warned = new Set<string>();

  function deprecated(message: string, code: string): void {
    if (warned.has(code)) return;
    warned.add(code);
    warn(message, 'DeprecationWarning', code);
  }

  const bridge: WebKeys = {
    contentOf(key) {
      if (!keys.isKey(key)) return undefined;
      deprecated('Passing a CryptoKey to node:crypto functions is deprecated.', 'DEP0203');
      return keys.slotsOf(key as object);
    },
    contentFor(key) {
      if (!keys.isKey(key)) return undefined;
      const slots = keys.slotsOf(key as object);
      if (!slots.extractable) {
        const what = 'Passing a non-extractable CryptoKey to KeyObject.from() is deprecated.';
        deprecated(what, 'DEP0204');
      }
      return slots;
    },
    toCryptoKey(held: Held, algorithm, extractable, usages) {
      const given = new Given([algorithm, extractable, usages], 'Failed to convert');
      const wish = {
        algorithm: normalize(given.take(toIdentifier), 'importKey'),
        extractable: given.take(toFlag),
        usages: given.take(toUsages),
      };
      return importKey(held, wish);
    },
  };

  return {
    subtle,
    SubtleCrypto,
    CryptoKey: keys.CryptoKey,
    isKey: keys.isKey,
    keys: bridge,
    /** A secret key's bytes; throws where it is one of a pair, gives none where it is no key. */
    secretOf(key: unknown): Uint8Array | undefined {
      const held = bridge.contentOf(key);
      return held && secretIn(held);
    },
  };
}

export type WebCrypto = ReturnType<typeof createWebCrypto>;
