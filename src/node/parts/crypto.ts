// A part: `node:crypto`, with the hash functions that give their digest at once.
export { createCrypto } from '../builtins/crypto/crypto.ts';
