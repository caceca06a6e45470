// The bytes behind what shows or holds them.
import { types } from './type-checks.ts';

/** The bytes that a view shows. */
export function bytesOf<T extends ArrayBufferLike>({
  buffer,
  byteOffset,
  byteLength,
}: ArrayBufferView<T>): Uint8Array<T> {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Those of a view or of a whole buffer, shared or not; undefined for anything else. */
export function wholeBytes(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  return types.isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

/** A Buffer of these bytes in memory of its own, as native code gives it: that of small buffers is shared. */
export function ownBuffer(Class: BufferConstructor, bytes: Uint8Array): Buffer {
  return Class.from(new Uint8Array(bytes).buffer);
}
