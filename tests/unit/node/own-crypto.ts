// The kernel's `node:crypto`, on this Node's own streams.
import { Transform, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { inspect } from 'node:util';
import { createAsymmetric } from '../../../src/node/builtins/crypto/asymmetric/asymmetric.ts';
import { createCiphers } from '../../../src/node/builtins/crypto/ciphers/cipher.ts';
import { createComputing } from '../../../src/node/builtins/crypto/computing.ts';
import { createCrypto, webCryptoOf } from '../../../src/node/builtins/crypto/crypto.ts';
import type { Deprecate } from '../../../src/node/builtins/crypto/hash.ts';
import { quantum } from '../../../src/node/builtins/crypto/quantum/quantum.ts';
import { createWebCrypto } from '../../../src/node/builtins/crypto/subtle/web-crypto.ts';

/** `later` calls back in a turn of its own. */
export const ownCrypto = createCrypto({
  getComputing: () => createComputing,
  Buffer,
  parts: {
    asymmetric: () => createAsymmetric,
    ciphers: () => createCiphers,
    quantum: () => quantum,
    webCrypto: () => createWebCrypto,
  },
  getTransform: () => Transform,
  getWritable: () => Writable,
  getStringDecoder: () => StringDecoder,
  inspect,
  isMainThread: true,
  getDeprecate: () => ((original) => original) satisfies Deprecate,
  warn: () => undefined,
  addCloneable: () => undefined,
  later: setImmediate,
});

/** Its `crypto.subtle`, and the classes of the web's keys. */
export const ownWebCrypto = webCryptoOf(ownCrypto);
