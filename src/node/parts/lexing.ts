// A part: what CommonJS texts seem to export, for the ES modules that import them.
export { lexCommonJs } from '../loader/commonjs-exports.ts';
