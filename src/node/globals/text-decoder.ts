// The browser's `TextDecoder` as Node has it: its errors, and shared memory as input.
import { bare } from '../values/bare.ts';
import { defineHidden, defineListed } from '../values/define-property.ts';
import { invalidArgType, nodeError } from '../errors/node-error.ts';
import { wholeBytes } from '../values/bytes.ts';
import { unsharedBytes } from '../values/unshared-bytes.ts';

interface DecodeOptions {
  readonly stream?: boolean;
}

function bytesOf(input: unknown): Uint8Array | undefined {
  if (input === undefined) return undefined;
  const bytes = wholeBytes(input);
  if (bytes) return unsharedBytes(bytes);
  throw invalidArgType('input', 'an instance of ArrayBuffer or ArrayBufferView', input);
}

/** Mends the class of this thread, once, before its program begins. */
export function mendTextDecoder(): void {
  const Native = TextDecoder;
  const { prototype } = Native;
  const { decode } = prototype;
  const methods = {
    decode(this: TextDecoder, input?: unknown, options?: DecodeOptions | null): string {
      const bytes = bytesOf(input);
      try {
        return decode.call(this, bytes as Uint8Array<ArrayBuffer>, options ?? {});
      } catch (error) {
        if (!this.fatal) throw error;
        const message = `The encoded data was not valid for encoding ${this.encoding}`;
        throw nodeError(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', message);
      }
    },
  };
  defineListed(prototype, 'decode', methods.decode);
  const mended = new Proxy(
    Native,
    bare({
      construct(target, [label = 'utf-8', options]: unknown[], newTarget) {
        const name = `${label as string}`;
        try {
          return Reflect.construct(target, [name, options ?? {}], newTarget) as object;
        } catch {
          const message = `The "${name}" encoding is not supported`;
          throw nodeError(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', message);
        }
      },
    }),
  );
  for (const [target, name] of [
    [prototype, 'constructor'],
    [globalThis, 'TextDecoder'],
  ] as const) {
    defineHidden(target, name, mended);
  }
}
