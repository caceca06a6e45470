// A part: the hash functions of `node:crypto`.
export * from '../builtins/crypto/hashes.ts';
