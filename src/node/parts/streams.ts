// A part: Node's streams, by the library that is made of Node's own.
export { createStream, createStreamConsumers } from '../builtins/stream/stream.ts';
