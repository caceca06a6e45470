// A syntax error in the engine's own words, at the place where the engine sees it.
import type { RawPlace } from '../stacks/error-place.ts';
import { noteFault } from '../stacks/script-registry.ts';
import type { RunScript } from './evaluate-script.ts';
import type { ParseFailure } from './parse-failure.ts';

/** The native parser, and what it knows of an error it threw. */
export interface NativeParser {
  readonly runScript: RunScript;
  /** Imports a text as an ES module; undefined where that cannot be done. */
  readonly importText: ((text: string) => Promise<unknown>) | undefined;
  /** Where in its script an error arose. */
  readonly placeOf: (error: unknown) => RawPlace | undefined;
}

export interface BadText {
  /** As stack traces name it. */
  readonly name: string;
  readonly text: string;
  /** What our own parser said. */
  readonly failure: ParseFailure | undefined;
}

// In front of a text on its first line, these keep it from running where it parses after all.
const noSuchModule = 'import"interleave:none";';
const throwFirst = 'throw 0;';

/** The SyntaxError of an ES module. */
export async function moduleSyntaxError(bad: BadText, native: NativeParser): Promise<SyntaxError> {
  try {
    await native.importText?.(noSuchModule + bad.text);
  } catch (error) {
    if (error instanceof SyntaxError) return dress(bad, error, native, noSuchModule.length);
  }
  return dress(bad, bad.failure, native, 0);
}

/**
 * The SyntaxError of a script or, with the wrapper `around` it, of a CommonJS module; `thrown` is what it
 * threw as it runs.
 */
export function scriptSyntaxError(
  bad: BadText,
  thrown: unknown,
  native: NativeParser,
  around: readonly [string, string] = ['', ''],
): SyntaxError {
  const text = bad.text.replace(/^#!/u, '//');
  // A function may end before its text does, so the bare text goes first; only a function may return.
  for (const [before, behind] of [['', ''] as const, around]) {
    try {
      native.runScript(`${throwFirst}${before}${text}${behind}`);
    } catch (error) {
      if (!(error instanceof SyntaxError)) continue;
      const mayReturn = before === '' && around[0] !== '';
      if (mayReturn && /return/iu.test(error.message)) continue;
      const line = native.placeOf(error)?.line ?? 1;
      if (line > text.split('\n').length) error.message = 'Unexpected end of input';
      return dress(bad, error, native, throwFirst.length + before.length);
    }
  }
  return dress(bad, thrown, native, 0);
}

/** The SyntaxError where the native parser cannot be asked: in our own parser's words. */
export function plainSyntaxError(bad: BadText): SyntaxError {
  return dress(bad, bad.failure, undefined, 0);
}

function dress(
  bad: BadText,
  reason: unknown,
  native: NativeParser | undefined,
  shift: number,
): SyntaxError {
  const message = reason instanceof Error ? reason.message : String(reason);
  const found = reason === bad.failure ? undefined : native?.placeOf(reason);
  const place = found
    ? { line: found.line, column: found.line === 1 ? found.column - shift : found.column }
    : { line: bad.failure?.line ?? 1, column: bad.failure?.column ?? 1 };
  const error = new SyntaxError(message.replace(/^Failed to execute '\w+' on '\w+': /u, ''));
  const text = bad.text.split('\n')[place.line - 1] ?? '';
  const length = tokenLength(text, place.column);
  noteFault(error, { script: bad.name, ...place, text, length });
  return error;
}

/** How long the token at a column is: as many carets stand below it. */
function tokenLength(line: string, column: number): number {
  const token =
    /^(?:[\p{ID_Start}$_#][\p{ID_Continue}$]*|\d[\w.]*|'[^']*'|"[^"]*"|[=!<>]=+|=>|&&|\|\||\?\?|\.{3}|\+\+|--)/u;
  return token.exec(line.slice(column - 1))?.[0].length ?? 1;
}
