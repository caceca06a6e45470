// What the functions of `node:zlib` take for bytes.
import { invalidArgType } from '../../errors/node-error.ts';
import { wholeBytes } from '../../values/bytes.ts';

/** The bytes of what may be given whole. */
export function toBytes(value: unknown, Buffer: BufferConstructor): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value);
  const bytes = wholeBytes(value);
  if (bytes) return bytes;
  const wanted = 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer';
  throw invalidArgType('buffer', wanted, value);
}
