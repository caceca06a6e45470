// What pair of keys a program wants, out of its options.
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { wholeBytes } from '../../../values/bytes.ts';
import type { Warn } from '../../../values/warn.ts';
import { checkObject } from '../common/given-bytes.ts';
import { toNumber } from '../keys/der.ts';
import type { ByteKind, PssParameters } from '../keys/material.ts';
import { byteKinds } from '../keys/oids.ts';

/** Lengths are in bits. */
export type PairWish =
  | { type: 'rsa' | 'rsa-pss'; bits: number; e: number; pss: PssParameters | undefined }
  | { type: 'dsa'; bits: number; divisorBits: number | undefined }
  | { type: 'ec'; curve: string; isExplicit: boolean }
  | {
      type: 'dh';
      group?: string;
      prime?: bigint | undefined;
      primeBits?: number | undefined;
      generator: number;
    }
  | { type: ByteKind };

export interface PairNeeds {
  readonly warn: Warn;
  /** OpenSSL's own name of a digest, and its length in bytes; undefined where there is none. */
  readonly digestOf: (
    name: string,
  ) => { readonly name: string; readonly length: number } | undefined;
  /** Throws where there is no curve of that name. */
  readonly checkCurve: (name: string) => void;
  readonly checkGroup: (name: string) => void;
}

type Options = Record<string, unknown>;

const mostInt32 = 2 ** 31 - 1;
const mostUint32 = 2 ** 32 - 1;

/** Throws Node's errors. */
export function pairWish(type: string, options: unknown, needs: PairNeeds): PairWish {
  switch (type) {
    case 'rsa':
    case 'rsa-pss':
      return rsaWish(type, checked(options), needs);
    case 'dsa': {
      const { modulusLength, divisorLength } = checked(options);
      const bits = toInteger(modulusLength, 'options.modulusLength', 0, mostUint32);
      return { type, bits, divisorBits: maybe(divisorLength, 'options.divisorLength') };
    }
    case 'ec': {
      const { namedCurve, paramEncoding } = checked(options);
      checkString(namedCurve, 'options.namedCurve');
      const isExplicit = paramEncoding === 'explicit';
      const isKnown = paramEncoding === undefined || paramEncoding === null || isExplicit;
      if (!isKnown && paramEncoding !== 'named') {
        throw invalidArgValue('options.paramEncoding', paramEncoding);
      }
      needs.checkCurve(namedCurve);
      return { type, curve: namedCurve, isExplicit };
    }
    case 'dh':
      return dhWish(checked(options), needs);
    default:
      if (Object.hasOwn(byteKinds, type)) return { type: type as ByteKind };
      throw invalidArgValue('type', type, 'must be a supported key type');
  }
}

function checked(options: unknown): Options {
  checkObject(options, 'options');
  return options as Options;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function maybe(value: unknown, name: string): number | undefined {
  return isGiven(value) ? toInteger(value, name, 0, mostInt32) : undefined;
}

function rsaWish(type: 'rsa' | 'rsa-pss', options: Options, needs: PairNeeds): PairWish {
  const bits = toInteger(options['modulusLength'], 'options.modulusLength', 0, mostUint32);
  const { publicExponent } = options;
  const e = isGiven(publicExponent)
    ? toInteger(publicExponent, 'options.publicExponent', 0, mostUint32)
    : 0x10001;
  const pss = type === 'rsa' ? undefined : pssWish(options, needs);
  return { type, bits, e, pss };
}

function pssWish(options: Options, { warn, digestOf }: PairNeeds): PssParameters | undefined {
  const { saltLength, hash, mgf1Hash, hashAlgorithm, mgf1HashAlgorithm } = options;
  const salt =
    saltLength === undefined
      ? undefined
      : toInteger(saltLength, 'options.saltLength', 0, mostInt32);
  if (hashAlgorithm !== undefined) checkString(hashAlgorithm, 'options.hashAlgorithm');
  if ('mgf1HashAlgorithm' in options && mgf1HashAlgorithm !== undefined) {
    checkString(mgf1HashAlgorithm, 'options.mgf1HashAlgorithm');
  }
  const older = (name: string, value: unknown, newer: unknown): string | undefined => {
    if (value === undefined) return undefined;
    warn(
      `"options.${name}" is deprecated, use "options.${name}Algorithm" instead.`,
      'DeprecationWarning',
      'DEP0154',
    );
    checkString(value, `options.${name}`);
    if (newer && value !== newer) throw invalidArgValue(`options.${name}`, value);
    return value;
  };
  const oldHash = older('hash', hash, hashAlgorithm);
  const oldMask = older('mgf1Hash', mgf1Hash, mgf1HashAlgorithm);
  const names = { hash: hashAlgorithm || oldHash, mgf1: mgf1HashAlgorithm || oldMask };
  const digest = found(names.hash, 'digest', digestOf);
  const mask = found(names.mgf1, 'MGF1 digest', digestOf);
  if (!digest && !mask && salt === undefined) return undefined;
  const usual = digest ?? { name: 'sha1', length: 20 };
  return {
    hash: usual.name,
    mgf1: (mask ?? digest ?? usual).name,
    salt: salt ?? usual.length,
  };
}

function found(name: unknown, what: string, digestOf: PairNeeds['digestOf']) {
  if (!name) return undefined;
  const digest = digestOf(name as string);
  if (digest) return digest;
  const message = `Invalid ${what}: ${name as string}`;
  throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', message);
}

function dhWish(options: Options, { checkGroup }: PairNeeds): PairWish {
  const { group, prime, primeLength, generator } = options;
  if (isGiven(group)) {
    for (const [name, value] of Object.entries({ prime, primeLength, generator })) {
      if (isGiven(value)) throw together('group', name);
    }
    checkString(group, 'options.group');
    checkGroup(group);
    return { type: 'dh', group, generator: 2 };
  }
  if (isGiven(prime)) {
    if (isGiven(primeLength)) throw together('prime', 'primeLength');
    if (!ArrayBuffer.isView(prime)) {
      const wanted = 'an instance of Buffer, TypedArray, or DataView';
      throw invalidArgType('options.prime', wanted, prime);
    }
  } else if (!isGiven(primeLength)) {
    const message = 'At least one of the group, prime, or primeLength options is required';
    throw nodeError(TypeError, 'ERR_MISSING_OPTION', message);
  }
  const bytes = isGiven(prime) ? wholeBytes(prime) : undefined;
  return {
    type: 'dh',
    prime: bytes && toNumber(bytes),
    primeBits: maybe(primeLength, 'options.primeLength'),
    generator: maybe(generator, 'options.generator') ?? 2,
  };
}

function together(one: string, other: string): Error {
  const message = `Option "${one}" cannot be used in combination with option "${other}"`;
  return nodeError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', message);
}
