// The browser's `crypto`, mended: in the sandboxed frame, which is no secure context, half of it is missing.
import { invalidThis, nodeError } from '../errors/node-error.ts';
import { exposeGlobals, exposeLazily } from './scope.ts';

/** What stands on `node:crypto`: the browser's own is nowhere the same. */
interface WebCrypto {
  readonly subtle: object;
  readonly SubtleCrypto: object;
  readonly CryptoKey: object;
}

/** A random (version 4) UUID. */
export function randomUUID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}

/** Gives `crypto` what Node's has; `load` is asked for keys and what they do when a program first is. */
export function mendWebCrypto(load: () => WebCrypto): void {
  const { prototype } = Crypto;
  const { getRandomValues } = prototype;
  const check = (given: unknown): void => {
    if (given !== crypto) throw invalidThis('Crypto');
  };
  const methods = {
    getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(this: Crypto, array: T): T {
      check(this);
      return getRandomValues.call(this, array) as T;
    },
    randomUUID(this: Crypto): string {
      check(this);
      return randomUUID();
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    const place = { value, configurable: true, enumerable: true, writable: true };
    Object.defineProperty(prototype, name, place);
  }
  Object.defineProperty(prototype, 'subtle', {
    configurable: true,
    enumerable: true,
    get(this: unknown) {
      check(this);
      return load().subtle;
    },
  });
  // A function of its own, since the browser's says otherwise that it makes none.
  const Own = function Crypto(): void {
    throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
  };
  Object.defineProperty(Own, 'prototype', { value: prototype, writable: false });
  Object.defineProperty(prototype, 'constructor', {
    value: Own,
    configurable: true,
    writable: true,
  });
  exposeGlobals({ Crypto: Own }, false);
  for (const name of ['CryptoKey', 'SubtleCrypto'] as const) exposeLazily(name, () => load()[name]);
}
