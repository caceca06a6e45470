// A part: everything that parses a program's text.
export { lexCommonJs } from '../modules/commonjs-exports.ts';
export { hookScript, wrapCommonJs } from '../modules/commonjs-source.ts';
export { rewriteEsm } from '../modules/esm-source.ts';
export { parse } from '../modules/parse.ts';
