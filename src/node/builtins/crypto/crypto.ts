// `node:crypto`: random values, digests, secret keys, and the browser's own web crypto.
import { named } from '../../values/parameters.ts';
import { addLazily } from '../lazy-names.ts';
import type { ComputingNeeds, createComputing } from './computing.ts';
import { createRandom, fillRandom, timingSafeEqual } from './random.ts';

type Computing = ReturnType<typeof createComputing>;
type Functions = Computing['functions'];
type AnyFunction = (...args: never[]) => unknown;

export interface CryptoNeeds extends Omit<ComputingNeeds, 'fillRandom'> {
  /** Loads what computes: a program may want random values alone. */
  readonly getComputing: () => typeof createComputing;
}

/** What is loaded with the first call, and how many parameters it has. */
const computed = {
  createHash: 2,
  createHmac: 3,
  getHashes: 0,
  hash: 3,
  hkdf: 0,
  hkdfSync: 0,
  pbkdf2: 0,
  pbkdf2Sync: 0,
  scrypt: 0,
  scryptSync: 0,
} as const satisfies Record<keyof Functions, number>;

const keyNames = ['KeyObject', 'createSecretKey', 'generateKey', 'generateKeySync'] as const;
const classNames = ['Hash', 'Hmac'] as const;

/** The exports of `node:crypto`. */
export function createCrypto({ getComputing, ...needs }: CryptoNeeds) {
  let made: Computing | undefined;
  const computing = (): Computing => (made ??= getComputing()({ ...needs, fillRandom }));
  /** Calls the function of that name, once it is loaded. */
  const caller = (name: keyof Functions): AnyFunction =>
    named(name, computed[name], (...args: never[]) => {
      const call: AnyFunction = computing().functions[name];
      return call(...args);
    });
  const functions = Object.fromEntries(
    (Object.keys(computed) as (keyof Functions)[]).map((name) => [name, caller(name)]),
  ) as Functions;
  const exports = {
    ...functions,
    ...createRandom(needs),
    constants: {},
    getFips: () => 0,
    get subtle() {
      return crypto.subtle;
    },
    timingSafeEqual,
    webcrypto: crypto,
  };
  addLazily(exports, keyNames, (name) => computing().keys()[name]);
  addLazily(exports, classNames, (name) => computing().classes[name]);
  return exports;
}
