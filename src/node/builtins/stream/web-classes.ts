// `node:stream/web`: the browser's own classes.

const webNames =
  'ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ' +
  'ReadableByteStreamController ReadableStreamDefaultController TransformStream ' +
  'TransformStreamDefaultController WritableStream WritableStreamDefaultWriter ' +
  'WritableStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy ' +
  'TextEncoderStream TextDecoderStream CompressionStream DecompressionStream';

/** The exports of `node:stream/web`: the browser's classes. */
export function createStreamWeb(): Record<string, unknown> {
  const scope = globalThis as Record<string, unknown>;
  return Object.fromEntries(webNames.split(' ').map((name) => [name, scope[name]]));
}
