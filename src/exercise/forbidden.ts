// What a solution must do without: looked for in its code, and not in comments and texts.
import { tokenizer } from 'acorn';

/** Where something forbidden stands. */
export interface ForbiddenPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * The first place in files, texts by path, that a pattern matches, a line at a time; undefined where there is
 * none. A file that is no JavaScript is read as far as it is.
 */
export function findForbidden(
  pattern: string,
  files: Readonly<Record<string, string>>,
): ForbiddenPlace | undefined {
  const expression = new RegExp(pattern, 'u');
  for (const [file, source] of Object.entries(files)) {
    const at = codeOnly(source)
      .split('\n')
      .findIndex((line) => expression.test(line));
    if (at >= 0) return { file, line: at + 1 };
  }
  return undefined;
}

/** The code of a file with spaces in the place of comments and of texts in quotes; lines stay where they are. */
export function codeOnly(source: string): string {
  const pieces: string[] = [];
  let end = 0;
  const blank = (from: number, to: number): void => {
    pieces.push(source.slice(end, from), source.slice(from, to).replaceAll(/[^\n]/g, ' '));
    end = to;
  };
  const tokens = tokenizer(source, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onComment: (_isBlock, _text, from, to) => {
      blank(from, to);
    },
  });
  try {
    for (const { type, start, end: to } of tokens) {
      if (type.label === 'string' || type.label === 'template') blank(start, to);
    }
  } catch (error) {
    // What no parser understands does not run either: that will be said.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return pieces.join('') + source.slice(end);
}
