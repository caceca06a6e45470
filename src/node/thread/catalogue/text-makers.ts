// Makers of the modules of texts and bytes.
import { createCrypto } from '../../builtins/crypto/crypto.ts';
import { readNodeOptions } from '../../context/node-options.ts';
import { mark } from '../../ports/transfer.ts';
import { resolveObjectURL } from '../../globals/object-urls.ts';
import { createPath } from '../../builtins/path/path.ts';
import { createUrl } from '../../builtins/url/url.ts';
import type { Makers } from './needs.ts';

export const textMakers: Makers<
  | 'buffer'
  | 'crypto'
  | 'path'
  | 'path/posix'
  | 'path/win32'
  | 'punycode'
  | 'querystring'
  | 'string_decoder'
  | 'url'
> = {
  buffer: ({ part, process, warn }) =>
    part('buffer').createBuffer({
      warn,
      keep: (memory) => {
        mark('untransferable', memory);
      },
      resolveObjectURL,
      isPending: () => readNodeOptions(process.execArgv, process.env).pendingDeprecation,
    }),
  crypto: ({ part, get, post, thread, warn }) =>
    createCrypto({
      getComputing: () => part('crypto').createComputing,
      parts: {
        asymmetric: () => part('asymmetric').createAsymmetric,
        ciphers: () => part('ciphers').createCiphers,
        quantum: () => part('quantum').quantum,
        webCrypto: () => part('webcrypto').createWebCrypto,
      },
      Buffer: get('buffer').Buffer,
      getTransform: () => get('stream').Transform,
      getWritable: () => get('stream').Writable,
      getStringDecoder: () => get('string_decoder').StringDecoder,
      inspect: (value, options) => get('util').inspect(value, options),
      isMainThread: thread.link === undefined,
      getDeprecate: () => get('util').deprecate,
      addCloneable: (name, kind) => {
        thread.cloning.add(name, kind);
      },
      later: post,
      warn,
    }),
  path: ({ part }) =>
    createPath(
      (posix, globbing) => part('utilities').createWin32(posix, globbing),
      () => part('globbing'),
    ),
  'path/posix': ({ get }) => get('path'),
  'path/win32': ({ get }) => get('path').win32,
  punycode({ part, warn }) {
    warn(
      'The `punycode` module is deprecated. Please use a userland alternative instead.',
      'DeprecationWarning',
      'DEP0040',
    );
    return part('utilities').punycode;
  },
  querystring: ({ part }) => part('utilities').createQuerystring(),
  string_decoder: ({ part, get }) => ({
    StringDecoder: part('buffer').createStringDecoder(get('buffer').Buffer),
  }),
  url: ({ part, get, warn }) =>
    createUrl(() => {
      const { createLegacyUrl, punycode } = part('utilities');
      const resolveWindows = (path: string): string => get('path').win32.resolve(path);
      return createLegacyUrl({ queries: get('querystring'), punycode, resolveWindows, warn });
    }),
};
