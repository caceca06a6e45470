// A part: hash functions that give their digest at once, which the browser's own do not, and keys of them.
export { hmac } from '@noble/hashes/hmac.js';
export { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
export { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
export { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
export { createKeyDerivation } from '../builtins/crypto/key-derivation.ts';
