// What the functions of `node:zlib` take for bytes.
import { invalidArgType } from '../../errors/node-error.ts';
import { types } from '../../values/type-checks.ts';

export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer {
  return types.isAnyArrayBuffer(value);
}

/** The bytes of what may be given whole. */
export function toBytes(value: unknown, Buffer: BufferConstructor): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value);
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  const wanted = 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer';
  throw invalidArgType('buffer', wanted, value);
}
