// The browser's `crypto`, mended: in the sandboxed frame, which is no secure context, half of it is missing.
import { invalidThis, unavailable } from '../errors/node-error.ts';

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

/** Gives `crypto` what Node's has and can be made here; the rest says that it is missing. */
export function mendWebCrypto(): void {
  const { getRandomValues } = Crypto.prototype;
  Crypto.prototype.getRandomValues = {
    getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(this: Crypto, array: T): T {
      if (this !== crypto) throw invalidThis('Crypto');
      return getRandomValues.call(this, array) as T;
    },
  }.getRandomValues;
  if ('subtle' in Crypto.prototype) return;
  Object.defineProperties(Crypto.prototype, {
    randomUUID: { value: randomUUID, configurable: true, enumerable: true, writable: true },
    subtle: {
      configurable: true,
      enumerable: true,
      get() {
        throw unavailable('crypto.subtle');
      },
    },
  });
}
