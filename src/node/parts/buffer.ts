// A part: `Buffer` and the decoder of its bytes, by their libraries.
export { Buffer } from 'buffer/index.js';
export { StringDecoder } from 'string_decoder/lib/string_decoder.js';
