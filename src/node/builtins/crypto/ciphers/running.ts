// A cipher under way, with Node's rules for what may come when.
import { nodeError } from '../../../errors/node-error.ts';
import { invalidState } from '../common/given-bytes.ts';
import { joined } from './engine.ts';
import type { Engine, SealingEngine } from './engine.ts';
import { findCipher, seals } from './methods.ts';
import type { CipherMethod } from './methods.ts';

export interface Begin {
  readonly name: string;
  readonly key: Uint8Array;
  /** Undefined where the program gave none. */
  readonly iv: Uint8Array | undefined;
  readonly encrypts: boolean;
  /** In bytes; undefined where the program did not say. */
  readonly tagLength: number | undefined;
}

const usualTag = 16;

export class Running {
  readonly #method: CipherMethod;
  readonly #engine: Engine;
  readonly #encrypts: boolean;
  readonly #told: number | undefined;
  #tagLength: number;
  #tag: Uint8Array | undefined;
  #padded = true;
  #isOver = false;
  #hasData = false;
  /** CCM has failed already: it says so at the end. */
  #failed = false;

  /** Throws where the cipher is unknown, or where lengths do not go. */
  constructor({ name, key, iv, encrypts, tagLength }: Begin) {
    const method = findCipher(name);
    if (!method) throw nodeError(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
    const length = iv?.length ?? 0;
    const wants = method.ivLength > 0;
    if (wants ? !method.takesIv(length) : length > 0) {
      throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
    }
    if (key.length !== method.keyLength) {
      throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
    }
    if (seals(method)) checkTagLength(method, name, tagLength);
    this.#method = method;
    this.#told = tagLength;
    this.#tagLength = tagLength ?? usualTag;
    this.#encrypts = encrypts;
    const vector = iv ? Uint8Array.from(iv) : new Uint8Array();
    this.#engine = method.start({ key, iv: vector, encrypts, tagLength: this.#tagLength });
  }

  update(bytes: Uint8Array): Uint8Array {
    const isSecond = this.#method.mode === 'ccm' && this.#hasData;
    if (this.#isOver || isSecond) throw new Error('Trying to add data in unsupported state');
    this.#hasData = true;
    const output = this.#engine.update(Uint8Array.from(bytes));
    if (this.#method.mode !== 'ccm' || this.#encrypts) return output;
    // Nothing of what was not authenticated is shown.
    this.#failed = !this.#isTagRight();
    return this.#failed ? new Uint8Array() : output;
  }

  final(): Uint8Array {
    if (this.#isOver) throw invalidState();
    this.#isOver = true;
    const output = this.#engine.final(this.#padded);
    if (seals(this.#method) && !this.#encrypts) {
      const isRight = this.#method.mode === 'ccm' ? !this.#failed : this.#isTagRight();
      if (!isRight) throw new Error('Unsupported state or unable to authenticate data');
    }
    return output;
  }

  setPadding(padded: boolean): void {
    if (this.#isOver) throw invalidState('setAutoPadding');
    this.#padded = padded;
  }

  /** `plaintextLength` is what CCM wants to know before. */
  setAad(bytes: Uint8Array, plaintextLength: number | undefined): void {
    if (this.#isOver || this.#hasData || !seals(this.#method)) throw invalidState('setAAD');
    if (this.#method.mode === 'ccm' && plaintextLength === undefined) {
      const message = 'options.plaintextLength required for CCM mode with AAD';
      throw nodeError(TypeError, 'ERR_MISSING_ARGS', message);
    }
    this.#sealing.aad(Uint8Array.from(bytes));
  }

  tag(): Uint8Array {
    if (!this.#isOver || !seals(this.#method)) throw invalidState('getAuthTag');
    return (this.#tag ??= this.#sealing.tag().slice(0, this.#tagLength));
  }

  /** Says whether the tag is shorter than usual with nobody having said so (GCM). */
  setTag(tag: Uint8Array): boolean {
    if (this.#isOver || this.#tag || !seals(this.#method)) throw invalidState('setAuthTag');
    const isGcm = this.#method.mode === 'gcm';
    const fits =
      isGcm && this.#told === undefined ? isGcmLength(tag.length) : tag.length === this.#tagLength;
    if (!fits) throw invalidTag(tag.length);
    this.#tagLength = tag.length;
    this.#tag = Uint8Array.from(tag);
    return isGcm && this.#told === undefined && tag.length < usualTag;
  }

  get #sealing(): SealingEngine {
    return this.#engine as SealingEngine;
  }

  #isTagRight(): boolean {
    const tag = this.#tag;
    if (!tag) return false;
    const real = this.#sealing.tag();
    return tag.reduce((difference, byte, at) => difference | (byte ^ (real[at] ?? 0)), 0) === 0;
  }
}

/** What one call encrypts or decrypts, with the tag behind it where the cipher has one. */
export interface OneRun extends Omit<Begin, 'iv' | 'tagLength'> {
  readonly iv?: Uint8Array | undefined;
  readonly tagLength?: number | undefined;
  readonly data: Uint8Array;
  readonly aad?: Uint8Array | undefined;
}

/** Encrypts or decrypts all at once. Throws where what is decrypted is not sound. */
export function runCipher({ data, aad, ...start }: OneRun): Uint8Array<ArrayBuffer> {
  const { tagLength } = start;
  const running = new Running({ ...start, iv: start.iv, tagLength });
  if (aad) running.setAad(aad, data.length);
  if (tagLength === undefined) return joined(running.update(data), running.final());
  if (start.encrypts) return joined(running.update(data), running.final(), running.tag());
  const cut = Math.max(0, data.length - tagLength);
  running.setTag(data.subarray(cut));
  return joined(running.update(data.subarray(0, cut)), running.final());
}

function checkTagLength(method: CipherMethod, name: string, length: number | undefined): void {
  const { mode } = method;
  if (length === undefined) {
    if (mode === 'gcm' || mode === 'stream') return;
    const message = `authTagLength required for ${name}`;
    throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', message);
  }
  const fits =
    mode === 'gcm'
      ? isGcmLength(length)
      : mode === 'ccm'
        ? length >= 4 && length <= usualTag && length % 2 === 0
        : length > 0 && length <= usualTag;
  if (!fits) throw invalidTag(length);
}

function isGcmLength(length: number): boolean {
  return length === 4 || length === 8 || (length >= 12 && length <= usualTag);
}

function invalidTag(length: number): Error {
  const message = `Invalid authentication tag length: ${String(length)}`;
  return nodeError(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', message);
}
