// A part: keys that quantum computers do not break, for `node:crypto`.
export { quantum } from '../../builtins/crypto/quantum/quantum.ts';
