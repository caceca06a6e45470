// `Hash` and `Hmac` of `node:crypto`: streams into which data go, and out of which a digest comes.
import { hmac } from '@noble/hashes/hmac.js';
import type { Transform, TransformCallback, TransformOptions } from 'node:stream';
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../errors/node-error.ts';
import { toInteger } from '../../errors/to-integer.ts';
import { ownBuffer, wholeBytes } from '../../values/bytes.ts';
import type { Warn } from '../../values/warn.ts';
import { Digest, digestNames, findDigest } from './common/digests.ts';
import type { DigestMethod } from './common/digests.ts';
import { dataWanted, givenData } from './common/given-bytes.ts';
import { createLazyTransform } from './common/lazy-transform.ts';

type HashOptions = TransformOptions & { readonly outputLength?: unknown };
type Constructor = new (...args: never[]) => object;
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** `util.deprecate`. */
export type Deprecate = (original: AnyFunction, message: string, code: string) => object;

export interface HashNeeds {
  readonly Buffer: BufferConstructor;
  /** Both are loaded when they are needed. */
  readonly getTransform: () => typeof Transform;
  readonly getDeprecate: () => Deprecate;
  readonly warn: Warn;
  /** What a `KeyObject` holds; undefined for anything else. */
  readonly secretOf: (value: unknown) => Uint8Array | undefined;
}

const mostUint32 = 2 ** 32 - 1;
const keyWanted =
  'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey';

/** Of `node:crypto`, what digests. */
export function createHashing({ Buffer, getTransform, getDeprecate, warn, secretOf }: HashNeeds) {
  const LazyTransform = createLazyTransform(getTransform);

  function keyBytes(key: unknown, encoding: unknown): Uint8Array {
    if (typeof key === 'string') return Buffer.from(key, encoding as BufferEncoding | undefined);
    const bytes = secretOf(key) ?? wholeBytes(key);
    if (bytes) return bytes;
    throw invalidArgType('key', keyWanted, key);
  }

  /** A digest as a program wants it: an encoding that is unknown counts as none. */
  function written(bytes: Uint8Array, encoding: unknown): Buffer | string {
    const digest = ownBuffer(Buffer, bytes);
    return Buffer.isEncoding(encoding as string)
      ? digest.toString(encoding as BufferEncoding)
      : digest;
  }

  function lengthOf(options: HashOptions | undefined, name: string): number | undefined {
    const length = options?.outputLength;
    return length === undefined ? undefined : toInteger(length, name, 0, mostUint32);
  }

  function begin(method: DigestMethod, length: number | undefined): Digest {
    if (length === undefined && method.isExtendable) {
      warn(
        'Creating SHAKE128/256 digests without an explicit options.outputLength is deprecated.',
        'DeprecationWarning',
        'DEP0198',
      );
    }
    return new Digest(method, length);
  }

  class Hash extends LazyTransform {
    readonly #digest: Digest;
    #isOver = false;

    /** `source` is the name of a function, or the digest that this one goes on with. */
    constructor(source: unknown, options?: HashOptions) {
      super(options);
      if (source instanceof Digest) {
        this.#digest = source.copy(lengthOf(options, 'options.outputLength'));
        return;
      }
      checkString(source, 'algorithm');
      const method = findDigest(source);
      const length = lengthOf(options, 'options.outputLength');
      if (!method) throw new Error('Digest method not supported');
      this.#digest = begin(method, length);
    }

    copy(options?: HashOptions): Hash {
      checkOpen(this.#isOver);
      return new Hash(this.#digest, options);
    }

    override _transform(chunk: unknown, encoding: BufferEncoding, done: TransformCallback): void {
      this.#digest.update(givenData(Buffer, chunk, encoding, 'chunk'));
      done();
    }

    override _flush(done: TransformCallback): void {
      this.push(ownBuffer(Buffer, this.#digest.digest()));
      done();
    }

    update(data: unknown, encoding?: unknown): this {
      checkOpen(this.#isOver);
      this.#digest.update(givenData(Buffer, data, encoding));
      return this;
    }

    digest(encoding?: unknown): Buffer | string {
      checkOpen(this.#isOver);
      const wanted = encodingOf(encoding);
      this.#isOver = true;
      return written(this.#digest.digest(), wanted);
    }
  }

  class Hmac extends LazyTransform {
    readonly #digest: ReturnType<typeof hmac.create>;
    #isOver = false;

    constructor(name: unknown, key: unknown, options?: HashOptions & { encoding?: unknown }) {
      super(options);
      checkString(name, 'hmac');
      const bytes = keyBytes(key, options?.encoding);
      const method = findDigest(name);
      if (!method) {
        throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`);
      }
      this.#digest = hmac.create(method.hash, bytes);
    }

    update(data: unknown, encoding?: unknown): this {
      checkOpen(this.#isOver);
      this.#digest.update(givenData(Buffer, data, encoding));
      return this;
    }

    /** What is asked for once more is empty, as in Node. */
    digest(encoding?: unknown): Buffer | string {
      const wanted = encodingOf(encoding);
      if (this.#isOver) return written(new Uint8Array(), wanted);
      this.#isOver = true;
      return written(this.#digest.digest(), wanted);
    }

    override _flush(done: TransformCallback): void {
      this.push(this.digest());
      done();
    }

    override _transform(chunk: unknown, encoding: BufferEncoding, done: TransformCallback): void {
      this.#digest.update(givenData(Buffer, chunk, encoding, 'chunk'));
      done();
    }
  }

  /** `crypto.hash()`: all at once. */
  function hash(name: unknown, data: unknown, given?: unknown): Buffer | string {
    checkString(name, 'algorithm');
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      throw invalidArgType('input', dataWanted, data);
    }
    const options = typeof given === 'string' ? { outputEncoding: given } : (given ?? {});
    if (typeof options !== 'object' || given === null) {
      throw invalidArgType('options', 'of type object', given);
    }
    const { outputEncoding = 'hex' } = options as { outputEncoding?: unknown };
    const length = lengthOf(options, 'outputLength');
    if (outputEncoding !== 'buffer' && !Buffer.isEncoding(outputEncoding as string)) {
      throw invalidArgValue('outputEncoding', outputEncoding);
    }
    const method = findDigest(name);
    if (!method) throw new Error(`Digest method ${name} is not supported`);
    if (length !== undefined && length !== method.length && !method.isExtendable) {
      throw new Error(
        `Output length ${String(length)} is invalid for ${name}, which does not support XOF`,
      );
    }
    const digest = begin(method, length);
    digest.update(givenData(Buffer, data, undefined));
    return written(digest.digest(), outputEncoding);
  }

  const functions = {
    createHash: (algorithm: unknown, options?: HashOptions) => new Hash(algorithm, options),
    createHmac: (name: unknown, key: unknown, options?: HashOptions) =>
      new Hmac(name, key, options),
    getHashes: () => [...digestNames],
    hash,
  };
  let hashClass: object | undefined;
  let hmacClass: object | undefined;
  const classes = {
    get Hash() {
      return (hashClass ??= deprecated(Hash, 'Hash', 'DEP0179'));
    },
    get Hmac() {
      return (hmacClass ??= deprecated(Hmac, 'Hmac', 'DEP0181'));
    },
  };
  return { functions, classes };

  /** A class as programs get it: with or without `new` it makes an object, and warns. */
  function deprecated(Class: Constructor, name: string, code: string): object {
    // A function of its own, since an arrow is no constructor.
    const make = function (...args: unknown[]): unknown {
      return Reflect.construct(Class, args);
    };
    const callable = getDeprecate()(make, `crypto.${name} constructor is deprecated.`, code);
    Object.defineProperty(callable, 'prototype', { value: Class.prototype });
    return callable;
  }
}

function checkOpen(isOver: boolean): void {
  if (isOver) throw nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
}

/** What an encoding is called; a program's own object is asked before anything is digested. */
function encodingOf(encoding: unknown): string {
  return encoding === undefined || encoding === null ? 'buffer' : String(encoding);
}
