// A part: `Buffer` and the decoder of its bytes, by their libraries.
export * from 'buffer';
export { StringDecoder } from 'string_decoder';
