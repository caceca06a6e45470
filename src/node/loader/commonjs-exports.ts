// What a CommonJS text seems to export, as Node's own lexer sees it.
import { parse } from './commonjs-lexer.cjs';

/** The names of its exports, and the specifiers of what it hands on whole. */
export interface CommonJsExports {
  readonly exports: readonly string[];
  readonly reexports: readonly string[];
}

/** The part that finds them, loaded the first time: few programs import CommonJS. */
export type GetLexing = () => { readonly lexCommonJs: typeof lexCommonJs };

/**
 * TypeScript's getter for `export { default as x } from`. The lexer takes a name back whose getter
 * calls something; Node's leaves it, for TypeScript has assigned to it before.
 */
const defaultGetter = /\b(?:\w+\.)?__importDefault\((\w+)\)\.default\b/gu;

/** Finds them without running the text. Nothing in text that is not CommonJS. */
export function lexCommonJs(text: string): CommonJsExports {
  try {
    return parse(text.replace(defaultGetter, '$1.default'));
  } catch {
    return { exports: [], reexports: [] };
  }
}
