// `generatePrime` and `checkPrime` of `node:crypto`, and their synchronous forms.
import {
  checkFunction,
  invalidArgType,
  nodeError,
  outOfRange,
} from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { wholeBytes } from '../../../values/bytes.ts';
import { checkObject } from '../common/given-bytes.ts';
import { toBytes, toNumber } from '../keys/der.ts';
import { bitLength } from '../keys/material.ts';
import { findPrime, isPrime } from '../keys/numbers.ts';
import type { FillRandom } from '../keys/numbers.ts';
import { inTurn } from './in-turn.ts';

const wanted = 'of type bigint or an instance of ArrayBuffer, TypedArray, Buffer, or DataView';
const mostInt32 = 2 ** 31 - 1;

export function createPrimes(
  fillRandom: FillRandom,
  later: (job: () => void, type: string) => void,
) {
  function primeJob(size: unknown, given: unknown): () => bigint | ArrayBuffer {
    const bits = toInteger(size, 'size', 1, mostInt32);
    checkObject(given, 'options');
    const { safe = false, bigint = false, add, rem } = given as Record<string, unknown>;
    for (const [name, value] of Object.entries({ safe, bigint })) {
      if (typeof value !== 'boolean') {
        throw invalidArgType(`options.${name}`, 'of type boolean', value);
      }
    }
    const [step, rest] = [numberOption(add, 'options.add'), numberOption(rem, 'options.rem')];
    if (step !== undefined && bitLength(step) > bits) throw wrong('invalid options.add');
    if (step !== undefined && rest !== undefined && step <= rest)
      throw wrong('invalid options.rem');
    const wish = {
      isSafe: safe as boolean,
      ...(step !== undefined && { add: step, ...(rest !== undefined && { rem: rest }) }),
    };
    return () => {
      const prime = findPrime(bits, fillRandom, wish);
      return bigint === true ? prime : toBytes(prime).buffer;
    };
  }

  function checkJob(candidate: unknown, given: unknown): () => boolean {
    const value = numberOption(candidate, 'candidate');
    if (value === undefined) throw invalidArgType('candidate', wanted, candidate);
    checkObject(given, 'options');
    const { checks = 0 } = given as { checks?: unknown };
    const rounds = toInteger(checks, 'options.checks', 0, mostInt32);
    return () => isPrime(value, fillRandom, rounds || undefined);
  }

  return {
    generatePrime(size: unknown, options: unknown, callback?: unknown): void {
      const [given, call] =
        typeof options === 'function' ? [{}, options] : [options ?? {}, callback];
      toInteger(size, 'size', 1, mostInt32);
      checkFunction(call, 'callback');
      inTurn(later, 'RANDOMPRIMEREQUEST', call, primeJob(size, given));
    },
    generatePrimeSync: (size: unknown, options: unknown = {}) => primeJob(size, options)(),
    checkPrime(candidate: unknown, options: unknown, callback?: unknown): void {
      const [given, call] =
        typeof options === 'function' ? [{}, options] : [options ?? {}, callback];
      numberOption(candidate, 'candidate');
      checkFunction(call, 'callback');
      inTurn(later, 'CHECKPRIMEREQUEST', call, checkJob(candidate, given));
    },
    checkPrimeSync: (candidate: unknown, options: unknown = {}) => checkJob(candidate, options)(),
  };
}

function numberOption(value: unknown, name: string): bigint | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'bigint') {
    if (value < 0n) throw outOfRange(name, '>= 0', value);
    return value;
  }
  const bytes = wholeBytes(value);
  if (bytes) return toNumber(bytes);
  throw invalidArgType(name, wanted, value);
}

function wrong(message: string): Error {
  return nodeError(RangeError, 'ERR_OUT_OF_RANGE', message);
}
