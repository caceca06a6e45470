// A part: what computes in `node:crypto`, with the hash functions that give their digest at once.
export { createComputing } from '../../builtins/crypto/computing.ts';
