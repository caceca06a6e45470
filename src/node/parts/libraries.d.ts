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

declare module 'readable-stream/lib/ours/errors.js' {
  const errors: { readonly codes: Record<string, new (...given: unknown[]) => Error> };
  export default errors;
}
