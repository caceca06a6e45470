// A part: what encrypts with secret keys in `node:crypto`.
export { createCiphers } from '../../builtins/crypto/ciphers/cipher.ts';
