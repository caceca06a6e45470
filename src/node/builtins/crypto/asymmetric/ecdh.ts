// `ECDH` of `node:crypto`.
import { ownBuffer } from '../../../values/bytes.ts';
import { checkString, nodeError } from '../../../errors/node-error.ts';
import { named } from '../../../values/parameters.ts';
import { callable } from '../common/callable.ts';
import { encoded, givenBytes } from '../common/given-bytes.ts';
import { curveNames, curveOf, pointIn, publicPoint, scalarLength } from '../keys/curves.ts';
import type { Curve } from '../keys/curves.ts';
import { toBytes, toNumber } from '../keys/der.ts';
import { agreeOnCurve } from './agreeing.ts';

export interface EcdhNeeds {
  readonly Buffer: BufferConstructor;
  /** `util.deprecate`. */
  readonly deprecate: (
    original: (...args: never[]) => unknown,
    message: string,
    code: string,
  ) => (...args: never[]) => unknown;
}

export function createEcdhs({ Buffer, deprecate }: EcdhNeeds) {
  /** The point in a form that a program names. */
  function pointAs(curve: Curve, point: Uint8Array, form: 2 | 4 | 6): Buffer {
    try {
      return ownBuffer(Buffer, pointIn(curve, point, form));
    } catch {
      throw failed('Failed to convert Buffer to EC_POINT');
    }
  }

  class ECDH {
    readonly #curve: Curve;
    #d: Uint8Array | undefined;
    #point: Uint8Array | undefined;

    constructor(curve: unknown) {
      checkString(curve, 'curve');
      this.#curve = curveOf(curve);
    }

    computeSecret(key: unknown, inEncoding?: unknown, outEncoding?: unknown): Buffer | string {
      const bytes = givenBytes(Buffer, key, 'key', inEncoding);
      const d = this.#d;
      let secret: Uint8Array;
      try {
        if (!d) throw new Error('no key');
        secret = agreeOnCurve(this.#curve.name, d, pointIn(this.#curve, bytes));
      } catch {
        const message = 'Public key is not valid for specified curve';
        throw nodeError(Error, 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY', message);
      }
      return encoded(ownBuffer(Buffer, secret), outEncoding);
    }

    setPrivateKey(key: unknown, encoding?: unknown): this {
      const bytes = givenBytes(Buffer, key, 'key', encoding);
      const value = toNumber(bytes);
      if (value <= 0n || value >= this.#curve.on.Point.Fn.ORDER) {
        const message = 'Private key is not valid for specified curve.';
        throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_KEYTYPE', message);
      }
      this.#d = toBytes(value, scalarLength(this.#curve));
      this.#point = publicPoint(this.#curve, this.#d);
      return this;
    }

    setPublicKey(key: unknown, encoding?: unknown): this {
      const bytes = givenBytes(Buffer, key, 'key', encoding);
      this.#point = pointAs(this.#curve, bytes, 4);
      return this;
    }

    getPrivateKey(encoding?: unknown): Buffer | string {
      if (!this.#d) throw failed('Failed to get ECDH private key');
      return encoded(ownBuffer(Buffer, toBytes(toNumber(this.#d))), encoding);
    }

    generateKeys(encoding?: unknown, format?: unknown): Buffer | string {
      this.#d = this.#curve.on.utils.randomSecretKey();
      this.#point = publicPoint(this.#curve, this.#d);
      return this.getPublicKey(encoding, format);
    }

    getPublicKey(encoding?: unknown, format?: unknown): Buffer | string {
      const form = formOf(format);
      if (!this.#point) throw failed('Failed to get ECDH public key');
      return encoded(pointAs(this.#curve, this.#point, form), encoding);
    }

    static convertKey(
      key: unknown,
      curve: unknown,
      inEncoding?: unknown,
      outEncoding?: unknown,
      format?: unknown,
    ): Buffer | string {
      checkString(curve, 'curve');
      const bytes = givenBytes(Buffer, key, 'key', inEncoding);
      const form = formOf(format);
      return encoded(pointAs(curveOf(curve), bytes, form), outEncoding);
    }
  }

  const { computeSecret, getPrivateKey, setPublicKey } = ECDH.prototype;
  named('dhComputeSecret', 3, computeSecret);
  named('dhGetPrivateKey', 1, getPrivateKey);
  const old = deprecate(setPublicKey, 'ecdh.setPublicKey() is deprecated.', 'DEP0031');
  Object.defineProperty(ECDH.prototype, 'setPublicKey', {
    value: named('deprecated', 2, old),
    configurable: true,
    writable: true,
  });
  return {
    functions: {
      createECDH: (curve: unknown) => new ECDH(curve),
      getCurves: () => [...curveNames],
    },
    classes: { ECDH: callable(ECDH, 1) },
  };
}

function formOf(format: unknown): 2 | 4 | 6 {
  if (!format || format === 'uncompressed') return 4;
  if (format === 'compressed') return 2;
  if (format === 'hybrid') return 6;
  const message = `Invalid ECDH format: ${String(format)}`;
  throw nodeError(TypeError, 'ERR_CRYPTO_ECDH_INVALID_FORMAT', message);
}

function failed(message: string): Error {
  return nodeError(Error, 'ERR_CRYPTO_OPERATION_FAILED', message);
}
