// Bytes for the browser's decoder, which does not read memory that another thread may be writing.
import { types } from './type-checks.ts';

/** The bytes themselves, or a copy of those in shared memory. */
export function unsharedBytes(bytes: Uint8Array): Uint8Array {
  // The usual case is asked for: a test that fails throws inside, which every file read would pay.
  return types.isArrayBuffer(bytes.buffer) ? bytes : bytes.slice();
}
