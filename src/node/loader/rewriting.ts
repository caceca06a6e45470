// Everything that parses a program's text: what the loader asks of the part that holds it.
import type { hookScript, wrapCommonJs, wrapWhole } from './commonjs-source.ts';
import type { rewriteEsm } from './esm-source.ts';
import type { commentsOf, parse } from './parse.ts';
import type { functionSource, valuedScript } from './valued-script.ts';

/** The part, as it exports it. */
export interface Rewriting {
  readonly hookScript: typeof hookScript;
  readonly wrapCommonJs: typeof wrapCommonJs;
  readonly wrapWhole: typeof wrapWhole;
  readonly rewriteEsm: typeof rewriteEsm;
  readonly parse: typeof parse;
  readonly commentsOf: typeof commentsOf;
  readonly functionSource: typeof functionSource;
  readonly valuedScript: typeof valuedScript;
}

/** Loads it the first time; asked for only where nothing else will do. */
export type GetRewriting = () => Rewriting;
