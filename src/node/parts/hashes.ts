// A part: the hash functions of `node:crypto`, and keys made with them.
export * from '../builtins/crypto/hashes.ts';
export { createKeyDerivation } from '../builtins/crypto/key-derivation.ts';
