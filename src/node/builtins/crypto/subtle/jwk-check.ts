// JSON Web Keys as programs give them, checked as Node does before it reads them.
import { invalidArgType } from '../../../errors/node-error.ts';
import { allUsages } from './crypto-key.ts';
import { domError, idlError, isObject, toSequence, toText } from './web-idl.ts';
import type { Place } from './web-idl.ts';

export type Jwk = Record<string, unknown>;

const texts = [
  ...['kty', 'use', 'alg', 'crv', 'x', 'y', 'd', 'n', 'e', 'p', 'q', 'dp', 'dq', 'qi', 'k'],
  ...['pub', 'priv'],
];

/** What of an object is a JWK's. */
export function toJwk(value: unknown, place: Place): Jwk {
  if (value !== undefined && value !== null && !isObject(value)) {
    throw idlError(place, 'cannot be converted to a dictionary');
  }
  const given = (value ?? {}) as Jwk;
  const jwk: Jwk = {};
  for (const name of texts) {
    if (given[name] !== undefined) jwk[name] = toText(given[name], place);
  }
  const { key_ops: operations, ext } = given;
  if (operations !== undefined) jwk['key_ops'] = toSequence(toText)(operations, place);
  if (ext !== undefined) jwk['ext'] = Boolean(ext);
  return jwk;
}

/** Which texts a key of that type has to have, and which only a private one. */
const wanted: Readonly<Record<string, readonly [all: string[], own: string[]]>> = {
  RSA: [
    ['n', 'e'],
    ['d', 'p', 'q', 'dp', 'dq', 'qi'],
  ],
  EC: [['crv', 'x', 'y'], ['d']],
  OKP: [['crv', 'x'], ['d']],
  AKP: [['alg', 'pub'], ['priv']],
  oct: [['k'], []],
};

/** Throws where the JWK is none of that type, or is not for what is wanted. */
export function checkJwk(
  jwk: Jwk,
  type: string,
  extractable: boolean,
  usages: readonly string[],
  use: string,
): void {
  const [all, own] = wanted[type] ?? [[], []];
  if (typeof jwk['kty'] !== 'string') throw invalid();
  if (jwk['kty'] !== type) throw domError('Invalid JWK "kty" Parameter', 'DataError');
  const needed = own[0] !== undefined && jwk[own[0]] !== undefined ? [...all, ...own] : all;
  if (needed.some((name) => typeof jwk[name] !== 'string')) throw invalid();
  if (usages.length > 0 && jwk['use'] !== undefined && jwk['use'] !== use) {
    throw domError('Invalid JWK "use" Parameter', 'DataError');
  }
  checkOperations(jwk['key_ops'], usages);
  if (jwk['ext'] === false && extractable) {
    throw domError('JWK "ext" Parameter and extractable mismatch', 'DataError');
  }
}

function checkOperations(operations: unknown, usages: readonly string[]): void {
  if (operations === undefined) return;
  if (!Array.isArray(operations)) {
    throw invalidArgType('keyData.key_ops', 'an instance of Array', operations);
  }
  const known = (operations as unknown[]).filter((each) => allUsages.includes(each as string));
  if (new Set(known).size < known.length) throw domError('Duplicate key operation', 'DataError');
  if (!usages.every((usage) => known.includes(usage))) {
    throw domError('Key operations and usage mismatch', 'DataError');
  }
}

export function invalid(cause?: unknown): DOMException {
  return domError('Invalid keyData', 'DataError', cause);
}
