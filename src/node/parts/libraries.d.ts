// The types of libraries that have none of their own.
declare module 'readable-stream/lib/stream.js' {
  import stream = require('node:stream');
  export = stream;
}

declare module 'string_decoder/lib/string_decoder.js' {
  export { StringDecoder } from 'node:string_decoder';
}
