// A part: `node:buffer`, on the library's class, and the decoder of its bytes.
import { Buffer as library } from 'buffer/index.js';
import { createBuffer as create } from '../builtins/buffer/buffer.ts';
import type { BufferNeeds } from '../builtins/buffer/class.ts';

/** The exports of `node:buffer`. */
export function createBuffer(needs: BufferNeeds) {
  // By the types that Node's own has, which the library imitates.
  return create(library as unknown as BufferConstructor, needs);
}
export { createStringDecoder } from '../builtins/buffer/string-decoder.ts';
