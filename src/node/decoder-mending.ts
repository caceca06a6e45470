// `TextDecoder` with Node's codes on the browser's errors.

import { invalidArgType } from './errors.ts';

const codes: Readonly<Record<string, string>> = {
  RangeError: 'ERR_ENCODING_NOT_SUPPORTED',
  TypeError: 'ERR_ENCODING_INVALID_ENCODED_DATA',
};

function withCode<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    const code = error instanceof Error ? codes[error.name] : undefined;
    throw code === undefined ? error : Object.assign(error as Error, { code });
  }
}

function isBytes(value: unknown): boolean {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return true;
  return typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer;
}

/** To be called once, before any program. */
export function mendDecoder(): void {
  const Native = TextDecoder;
  const { decode } = Native.prototype;
  Object.defineProperty(Native.prototype, 'decode', {
    value: {
      decode(this: TextDecoder, ...given: Parameters<typeof decode>) {
        const [input] = given;
        if (input !== undefined && !isBytes(input)) {
          const expected = 'an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView';
          throw invalidArgType('list', expected, input);
        }
        return withCode(() => decode.apply(this, given));
      },
    }.decode,
  });
  const Mended = new Proxy(Native, {
    construct: (_target, given, as) =>
      withCode(() => Reflect.construct(Native, given, as as typeof Native) as object),
  });
  Object.defineProperty(Native.prototype, 'constructor', { value: Mended });
  Object.defineProperty(globalThis, 'TextDecoder', { value: Mended });
}
