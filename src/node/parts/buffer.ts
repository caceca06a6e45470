// A part: `node:buffer`, on the library's class, and the decoder of its bytes.
import { Buffer as library } from 'buffer/index.js';
import type { Warn } from '../values/warn.ts';
import { createBuffer as create } from '../builtins/buffer/buffer.ts';

/** The exports of `node:buffer`. */
export function createBuffer(warn: Warn) {
  // By the types that Node's own has, which the library imitates.
  return create(library as unknown as BufferConstructor, warn);
}
export { createStringDecoder } from '../builtins/buffer/string-decoder.ts';
