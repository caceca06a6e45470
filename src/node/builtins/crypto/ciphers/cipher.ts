// `Cipheriv` and `Decipheriv` of `node:crypto`: streams that encrypt and decrypt.
import { ownBuffer } from '../../../values/bytes.ts';
import type { Transform, TransformCallback, TransformOptions } from 'node:stream';
import type { StringDecoder } from 'node:string_decoder';
import {
  checkString,
  invalidArgType,
  invalidArgValue,
  nodeError,
} from '../../../errors/node-error.ts';
import { toInteger } from '../../../errors/to-integer.ts';
import { defineListed } from '../../../values/define-property.ts';
import type { Warn } from '../../../values/warn.ts';
import { callable } from '../common/callable.ts';
import {
  checkObject,
  countOption,
  givenBytes,
  givenData,
  textOption,
} from '../common/given-bytes.ts';
import { createLazyTransform } from '../common/lazy-transform.ts';
import { cipherNames, findCipher } from './methods.ts';
import { Running, runCipher } from './running.ts';

export interface CipherNeeds {
  readonly Buffer: BufferConstructor;
  readonly getTransform: () => typeof Transform;
  readonly getStringDecoder: () => typeof StringDecoder;
  readonly warn: Warn;
  /** What a `KeyObject` or `CryptoKey` holds that is a secret; undefined for anything else. */
  readonly secretOf: (value: unknown) => Uint8Array | undefined;
}

type Options = TransformOptions & { readonly encoding?: unknown; readonly authTagLength?: unknown };

const keyWanted =
  'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey';
const mostInt32 = 2 ** 31 - 1;

/** Of `node:crypto`, what encrypts with secret keys. */
export function createCiphers(needs: CipherNeeds) {
  const { Buffer, getTransform, getStringDecoder, secretOf, warn } = needs;
  const LazyTransform = createLazyTransform(getTransform);
  let hasWarned = false;

  function keyBytes(key: unknown, encoding: unknown): Uint8Array {
    const secret = secretOf(key);
    if (secret) return secret;
    if (typeof key !== 'string' && !ArrayBuffer.isView(key) && !(key instanceof ArrayBuffer)) {
      throw invalidArgType('key', keyWanted, key);
    }
    return givenBytes(Buffer, key, 'key', encoding);
  }

  /** What both have in common. */
  class Cipher extends LazyTransform {
    readonly #running: Running;
    declare _decoder: StringDecoder | null;

    constructor(encrypts: boolean, name: unknown, key: unknown, iv: unknown, options?: Options) {
      super(options);
      checkString(name, 'cipher');
      const bytes = keyBytes(key, textOption(options, 'encoding'));
      const vector = iv === null ? undefined : givenBytes(Buffer, iv, 'iv');
      const tagLength = countOption(options, 'authTagLength');
      this.#running = new Running({ name, key: bytes, iv: vector, encrypts, tagLength });
      defineListed(this, '_decoder', null);
    }

    static runningOf(cipher: Cipher): Running {
      return cipher.#running;
    }

    override _transform(chunk: unknown, encoding: BufferEncoding, done: TransformCallback): void {
      this.push(ownBuffer(Buffer, this.#running.update(givenData(Buffer, chunk, encoding))));
      done();
    }

    override _flush(done: TransformCallback): void {
      let last: Uint8Array;
      try {
        last = this.#running.final();
      } catch (error) {
        done(error as Error);
        return;
      }
      this.push(ownBuffer(Buffer, last));
      done();
    }

    update(data: unknown, inputEncoding?: unknown, outputEncoding?: unknown): Buffer | string {
      const output = ownBuffer(
        Buffer,
        this.#running.update(givenData(Buffer, data, inputEncoding)),
      );
      return wantsText(outputEncoding) ? this.#decoder(outputEncoding).write(output) : output;
    }

    final(outputEncoding?: unknown): Buffer | string {
      const output = ownBuffer(Buffer, this.#running.final());
      return wantsText(outputEncoding) ? this.#decoder(outputEncoding).end(output) : output;
    }

    setAutoPadding(padded?: unknown): this {
      this.#running.setPadding(padded === undefined ? false : Boolean(padded));
      return this;
    }

    setAAD(bytes: unknown, options?: unknown): this {
      const encoding = textOption(options, 'encoding');
      const length = countOption(options, 'plaintextLength');
      this.#running.setAad(givenBytes(Buffer, bytes, 'aadbuf', encoding), length);
      return this;
    }

    /** What goes out as text: in one encoding for all. */
    #decoder(encoding: unknown): StringDecoder {
      if (!Buffer.isEncoding(encoding as string)) {
        const message = `Unknown encoding: ${String(encoding)}`;
        throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', message);
      }
      const Decoder = getStringDecoder();
      this._decoder ??= new Decoder(encoding as BufferEncoding);
      const has = (this._decoder as unknown as { encoding: string }).encoding;
      const wanted = new Decoder(encoding as BufferEncoding) as unknown as { encoding: string };
      if (has === wanted.encoding) return this._decoder;
      throw invalidArgValue('outputEncoding', encoding, `cannot be changed from '${has}'`);
    }
  }

  class Cipheriv extends Cipher {
    constructor(cipher: unknown, key: unknown, iv: unknown, options?: Options) {
      super(true, cipher, key, iv, options);
    }

    getAuthTag(): Buffer {
      return ownBuffer(Buffer, Cipher.runningOf(this).tag());
    }
  }

  class Decipheriv extends Cipher {
    constructor(cipher: unknown, key: unknown, iv: unknown, options?: Options) {
      super(false, cipher, key, iv, options);
    }

    setAuthTag(tag: unknown, encoding?: unknown): this {
      const bytes = givenBytes(Buffer, tag, 'buffer', encoding);
      const isShort = Cipher.runningOf(this).setTag(bytes);
      if (isShort && !hasWarned) {
        hasWarned = true;
        warn(
          'Using AES-GCM authentication tags of less than 128 bits without specifying the authTagLength option when initializing decryption is deprecated.',
          'DeprecationWarning',
          'DEP0182',
        );
      }
      return this;
    }
  }

  const classes = {
    Cipheriv: callable(Cipheriv, 4, LazyTransform),
    Decipheriv: callable(Decipheriv, 4, LazyTransform),
  };

  function getCipherInfo(name: unknown, options?: unknown): object | undefined {
    if (typeof name !== 'string' && typeof name !== 'number') {
      throw invalidArgType('nameOrNid', 'of type string or number', name);
    }
    if (typeof name === 'number') toInteger(name, 'nameOrNid', -mostInt32 - 1, mostInt32);
    const { keyLength, ivLength } = lengths(options);
    const method = findCipher(name);
    if (!method) return undefined;
    if (keyLength !== undefined && keyLength !== method.keyLength) return undefined;
    if (ivLength !== undefined && !method.takesIv(ivLength)) return undefined;
    const vector = ivLength ?? method.ivLength;
    return {
      mode: method.mode,
      name: method.name.toLowerCase(),
      nid: method.nid,
      ...(method.mode !== 'stream' && { blockSize: method.blockSize }),
      ...(vector !== 0 && { ivLength: vector }),
      keyLength: method.keyLength,
    };
  }

  return {
    functions: {
      createCipheriv: (...args: ConstructorParameters<typeof Cipheriv>) => new Cipheriv(...args),
      createDecipheriv: (...args: ConstructorParameters<typeof Decipheriv>) =>
        new Decipheriv(...args),
      getCiphers: () => [...cipherNames],
      getCipherInfo,
    },
    classes,
    /** All at once, for what keeps keys secret. */
    run: runCipher,
    sizesOf,
  };
}

export type Ciphers = ReturnType<typeof createCiphers>;

function wantsText(encoding: unknown): boolean {
  return Boolean(encoding) && encoding !== 'buffer';
}

function lengths(options: unknown): { keyLength?: number; ivLength?: number } {
  if (options === undefined) return {};
  checkObject(options, 'options');
  const given = options as Record<string, unknown>;
  const told = ['keyLength', 'ivLength'].flatMap((name): [string, number][] =>
    given[name] === undefined
      ? []
      : [[name, toInteger(given[name], `options.${name}`, -mostInt32 - 1, mostInt32)]],
  );
  return Object.fromEntries(told);
}

/** How long key and vector of a cipher are, and what it is called. */
function sizesOf(
  cipher: string,
): { keyLength: number; ivLength: number; name: string } | undefined {
  const method = findCipher(cipher);
  if (!method) return undefined;
  const { keyLength, ivLength, name } = method;
  return { keyLength, ivLength, name: name.toUpperCase() };
}
