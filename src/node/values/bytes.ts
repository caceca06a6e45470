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
