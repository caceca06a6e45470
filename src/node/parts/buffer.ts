// A part: `Buffer` and the decoder of its bytes, by their libraries.
import { Buffer as OwnBuffer } from 'buffer/index.js';

/** The library's class; by the types that Node's own has, which it imitates. */
export const Buffer = OwnBuffer as unknown as BufferConstructor;
export { StringDecoder } from 'string_decoder/lib/string_decoder.js';
