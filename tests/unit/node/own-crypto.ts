// The kernel's `node:crypto`, on this Node's own streams.
import { Transform } from 'node:stream';
import { createComputing } from '../../../src/node/builtins/crypto/computing.ts';
import { createCrypto } from '../../../src/node/builtins/crypto/crypto.ts';
import type { Deprecate } from '../../../src/node/builtins/crypto/hash.ts';

/** `later` calls back in a turn of its own. */
export const ownCrypto = createCrypto({
  getComputing: () => createComputing,
  Buffer,
  getTransform: () => Transform,
  getDeprecate: () => ((original) => original) satisfies Deprecate,
  warn: () => undefined,
  addCloneable: () => undefined,
  later: setImmediate,
});
