// Makers of the modules of texts and bytes.
import { createCrypto } from '../../builtins/crypto/crypto.ts';
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
  buffer: ({ part, warn }) => part('buffer').createBuffer(warn),
  crypto: ({ part, get, post, thread, warn }) =>
    createCrypto({
      getComputing: () => part('crypto').createComputing,
      Buffer: get('buffer').Buffer,
      getTransform: () => get('stream').Transform,
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
      return createLegacyUrl({ queries: get('querystring'), punycode, warn });
    }),
};
