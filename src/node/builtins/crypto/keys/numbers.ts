// Large whole numbers: powers, primes, and random ones.
import { isProbablePrime } from 'micro-rsa-dsa-dh/primality.js';
import { invert, pow } from 'micro-rsa-dsa-dh/utils.js';
import { toNumber } from './der.ts';

/** Fills bytes at random. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void;

/** `base` to the power of `exponent`, modulo `modulus`. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  return pow(base % modulus, exponent, modulus);
}

/** Throws where there is none. */
export function modInverse(value: bigint, modulus: bigint): bigint {
  return invert(value, modulus);
}

/** How many rounds make a number a prime for OpenSSL, too. */
const rounds = 5;

export function isPrime(value: bigint, fillRandom: FillRandom, checks = rounds): boolean {
  return isProbablePrime(value, checks, (length) => {
    const bytes = new Uint8Array(length);
    fillRandom(bytes);
    return bytes;
  });
}

/** A number below `2 ** bits`. */
export function randomNumber(bits: number, fillRandom: FillRandom): bigint {
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  fillRandom(bytes);
  return toNumber(bytes) & ((1n << BigInt(bits)) - 1n);
}

/** A number from 1 to `limit - 1`. */
export function randomBelow(limit: bigint, fillRandom: FillRandom): bigint {
  const bits = limit.toString(2).length;
  for (;;) {
    const value = randomNumber(bits, fillRandom);
    if (value > 0n && value < limit) return value;
  }
}

/** Whatever a prime has to be besides. */
export interface PrimeWish {
  /** `p mod add` is to be `rem`. */
  readonly add?: bigint;
  readonly rem?: bigint;
  /** `(p - 1) / 2` is to be a prime, too. */
  readonly isSafe?: boolean;
}

/** How many candidates are sifted at once. */
const width = 2 ** 14;

/** A prime of that many bits, of which the two highest are set. */
export function findPrime(bits: number, fillRandom: FillRandom, wish: PrimeWish = {}): bigint {
  const { isSafe = false } = wish;
  const add = wish.add ?? (isSafe ? 4n : 2n);
  const rem = wish.rem ?? (wish.add === undefined ? add - 1n : isSafe ? 3n : 1n);
  const top = bits > 2 ? 3n << BigInt(bits - 2) : 1n << BigInt(Math.max(0, bits - 1));
  const end = 1n << BigInt(bits);
  const sieve = smallPrimes(Math.min(2 ** 16, bits * (isSafe ? 32 : 4)));
  for (;;) {
    const start = randomNumber(bits, fillRandom) | top;
    const first = start - (start % add) + rem;
    const isOut = new Uint8Array(width);
    for (const prime of sieve) strike(isOut, first, add, prime, isSafe);
    for (let at = isOut.indexOf(0); at >= 0; at = isOut.indexOf(0, at + 1)) {
      const value = first + BigInt(at) * add;
      if (value >= end) break;
      if (isWished(value, isSafe, fillRandom)) return value;
    }
  }
}

function isWished(value: bigint, isSafe: boolean, fillRandom: FillRandom): boolean {
  const half = (value - 1n) / 2n;
  // What is cheap comes first: nearly all are sent away by it.
  if (isSafe && !mayBePrime(half)) return false;
  if (!mayBePrime(value) || !isPrime(value, fillRandom)) return false;
  return !isSafe || isPrime(half, fillRandom);
}

/** Fermat's test to the base of 2, which costs squares alone. */
function mayBePrime(value: bigint): boolean {
  if (value < 4n) return value > 1n;
  let power = 1n;
  for (const digit of (value - 1n).toString(2)) {
    power = (power * power) % value;
    if (digit === '1') power *= 2n;
  }
  return power % value === 1n;
}

/** Strikes out of `first`, `first + step` … what a small prime divides, or half of what it divides. */
function strike(
  out: Uint8Array,
  first: bigint,
  step: bigint,
  prime: number,
  isSafe: boolean,
): void {
  const modulus = BigInt(prime);
  // A number that small is told by the tests for primes themselves.
  if (first <= modulus * 2n + 1n) return;
  const [start, stride] = [Number(first % modulus), Number(step % modulus)];
  for (const residue of isSafe && prime > 2 ? [0, 1] : [0]) {
    for (let at = firstHit(start, stride, residue, prime); at < out.length; at += prime)
      out[at] = 1;
  }
}

/** The first place at which `start + place * stride` leaves that residue; infinite where none does. */
function firstHit(start: number, stride: number, residue: number, prime: number): number {
  let value = start;
  for (let at = 0; at < prime; at += 1) {
    if (value === residue) return at;
    if (stride === 0) break;
    value += stride;
    if (value >= prime) value -= prime;
  }
  return Infinity;
}

function smallPrimes(limit: number): number[] {
  const isComposite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let each = 2; each < limit; each += 1) {
    if (isComposite[each] === 1) continue;
    primes.push(each);
    for (let multiple = each * each; multiple < limit; multiple += each) isComposite[multiple] = 1;
  }
  return primes;
}
