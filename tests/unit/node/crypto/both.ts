// The kernel's `node:crypto` as this Node's own types have it, and what a call gives in either.
import type real from 'node:crypto';
import { inspect } from 'node:util';
import { words } from '../../../../src/node/errors/node-error.ts';
import { ownCrypto } from '../own-crypto.ts';

words.inspect = inspect;

export const own = ownCrypto as unknown as typeof real;

/** What a call gives, or what it throws. */
export function answer(call: (crypto: typeof real) => unknown, crypto: typeof real): unknown {
  try {
    return call(crypto);
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException;
    return { name, message, code };
  }
}
