// The types of libraries that have none of their own.
declare module 'readable-stream/lib/stream.js' {
  export { default } from 'node:stream';
}

declare module 'punycode/punycode.es6.js' {
  const punycode: {
    readonly toASCII: (text: string) => string;
    readonly toUnicode: (text: string) => string;
  };
  export default punycode;
}
