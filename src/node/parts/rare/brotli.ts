// A part: the decoder of Brotli, whose dictionary is unpacked as soon as it is there.
export { decompress } from 'brotli/decompress';
