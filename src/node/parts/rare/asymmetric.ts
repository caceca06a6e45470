// A part: keys that come in pairs, for `node:crypto`.
export { createAsymmetric } from '../../builtins/crypto/asymmetric/asymmetric.ts';
