// A part: Node's streams, by the library that is made of Node's own.
export { createConversions } from '../builtins/stream/web.ts';
export { default as stream } from 'readable-stream/lib/stream.js';
