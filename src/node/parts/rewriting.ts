// A part: everything that parses a program's text.
export { hookScript, wrapCommonJs, wrapWhole } from '../loader/commonjs-source.ts';
export { rewriteEsm } from '../loader/esm-source.ts';
export { functionSource, valuedScript } from '../loader/valued-script.ts';
export { commentsOf, parse } from '../loader/parse.ts';
export { callAt } from '../loader/tokens.ts';
