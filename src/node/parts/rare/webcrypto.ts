// A part: `crypto.subtle`.
export { createWebCrypto } from '../../builtins/crypto/subtle/web-crypto.ts';
