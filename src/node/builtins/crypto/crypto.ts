// `node:crypto`: random values here, and all else in parts that are loaded when they are wanted.
import { named, parametersOf } from '../../values/parameters.ts';
import { addLazily } from '../../values/lazy-names.ts';
import type { Computing, ComputingNeeds, createComputing } from './computing.ts';
import { createRandom, fillRandom, timingSafeEqual } from './random.ts';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;

export interface CryptoNeeds extends Omit<ComputingNeeds, 'fillRandom'> {
  /** Loads what computes: a program may want random values alone. */
  readonly getComputing: () => typeof createComputing;
}

/** Functions that are loaded with the first call, by what they are loaded from, with their numbers of parameters. */
const functions = {
  own:
    'argon2/3 argon2Sync/2 createHash/2 createHmac/3 getFips getHashes hash/3 hkdf hkdfSync pbkdf2 pbkdf2Sync ' +
    'randomUUIDv7/1 scrypt scryptSync secureHeapUsed setEngine/2 setFips/1',
  secret: 'createSecretKey/2 generateKey/3 generateKeySync/2',
  ciphers: 'createCipheriv/4 createDecipheriv/4 getCipherInfo/2 getCiphers',
  asymmetric:
    'checkPrime/1 checkPrimeSync/1 createDiffieHellman/4 createDiffieHellmanGroup/1 createECDH/1 ' +
    'createPrivateKey/1 createPublicKey/1 createSign/2 createVerify/2 decapsulate/3 diffieHellman/2 ' +
    'encapsulate/2 generateKeyPair/3 generateKeyPairSync/2 generatePrime/3 generatePrimeSync/1 ' +
    'getCurves getDiffieHellman/1 privateDecrypt/2 privateEncrypt/2 publicDecrypt/2 publicEncrypt/2 ' +
    'sign/4 verify/5',
} as const;

type Source = keyof typeof functions;

const classes = {
  own: ['Hash', 'Hmac', 'KeyObject', 'constants'],
  ciphers: ['Cipheriv', 'Decipheriv'],
  asymmetric: ['Certificate', 'DiffieHellman', 'DiffieHellmanGroup', 'ECDH', 'Sign', 'Verify'],
} as const satisfies Partial<Record<Source, readonly string[]>>;

type Functions = Computing['functions'] &
  ReturnType<Computing['secret']> &
  ReturnType<Computing['ciphers']>['functions'] &
  ReturnType<Computing['asymmetric']>['functions'];

/** The exports of `node:crypto`; `web` is what its keys are in the global scope. */
export function createCrypto({ getComputing, ...needs }: CryptoNeeds) {
  let made: Computing | undefined;
  const computing = (): Computing => (made ??= getComputing()({ ...needs, fillRandom }));
  const sources: Readonly<Record<Source, () => { functions: object; classes: object }>> = {
    own: computing,
    secret: () => ({ functions: computing().secret(), classes: {} }),
    ciphers: () => computing().ciphers(),
    asymmetric: () => computing().asymmetric(),
  };
  const exports = {
    ...createRandom(needs),
    get subtle() {
      return crypto.subtle;
    },
    timingSafeEqual,
    webcrypto: crypto,
  };
  for (const source of Object.keys(functions) as Source[]) {
    for (const [name, count] of parametersOf(functions[source])) {
      const call = (...args: never[]): unknown =>
        (Reflect.get(sources[source]().functions, name) as AnyFunction)(...args);
      Reflect.set(exports, name, named(name, count, call));
    }
  }
  for (const source of Object.keys(classes) as (keyof typeof classes)[]) {
    addLazily(exports, classes[source], (name) => Reflect.get(sources[source]().classes, name));
  }
  const filled = exports as typeof exports & Functions;
  promiseBoth(filled.generateKeyPair);
  webs.set(exports, () => computing().web());
  return filled;
}

/** What `crypto.subtle` and the classes of its keys are made of, by the module that they go with. */
const webs = new WeakMap<object, () => ReturnType<Computing['web']>>();

export function webCryptoOf(exports: object): ReturnType<Computing['web']> {
  return (webs.get(exports) as () => ReturnType<Computing['web']>)();
}

/** `util.promisify` gives both keys. */
function promiseBoth(generate: Functions['generateKeyPair']): void {
  Object.defineProperty(generate, Symbol.for('nodejs.util.promisify.custom'), {
    value: (type: unknown, options: unknown) =>
      new Promise((resolve, reject) => {
        generate(type, options, (error: Error | null, publicKey: unknown, privateKey: unknown) => {
          if (error) reject(error);
          else resolve({ publicKey, privateKey });
        });
      }),
  });
}
