// A shell's line as its commands: quotes, variables, `&&`, `||`, `;` and `|`.
import type { Launch } from '../wire/host.ts';

/** What stands before a command: when it runs. */
export type Joint = 'always' | 'and' | 'or' | 'pipe';

/** A word that still has its variables to be filled in; `bare` where nothing of it was quoted. */
export interface Word {
  readonly parts: readonly { readonly text: string; readonly expands: boolean }[];
  readonly bare: boolean;
  /** `2>&1`, `>` and the like. Behind one that names no file, the next word is its file. */
  readonly redirects: boolean;
}

export interface SimpleCommand {
  readonly joint: Joint;
  readonly words: readonly Word[];
}

const joints: Readonly<Record<string, Joint>> = {
  '&&': 'and',
  '||': 'or',
  ';': 'always',
  '|': 'pipe',
  '\n': 'always',
};

// A word's piece: 'single', "double", \x or plain text. What else there is, is punctuation.
const token =
  /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|(&&|\|\||[;\n|&()`]|\d?(?:>>?|<)(?:&\d)?)|([ \t]+)|([^\s'"\\;|&<>()`]+)/uy;

/** Throws a `SyntaxError` that names what this shell does not know. */
export function parseShell(text: string): SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  let joint: Joint = 'always';
  let words: Word[] = [];
  let parts: { text: string; expands: boolean }[] = [];
  let bare = true;
  const endWord = (): void => {
    if (parts.length > 0) words.push({ parts, bare, redirects: false });
    parts = [];
    bare = true;
  };
  const endCommand = (next: Joint): void => {
    endWord();
    if (words.length > 0) commands.push({ joint, words });
    words = [];
    joint = next;
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (!found) throw new SyntaxError('Unterminated quoted string');
    const [whole, single, double, escaped, mark, , plain] = found;
    const next = mark === undefined ? undefined : joints[mark];
    if (next) endCommand(next);
    else if (mark !== undefined && /[<>]/u.test(mark)) {
      // A digit that was glued to the mark is its own: `2>&1`.
      endWord();
      words.push({
        parts: [{ text: mark, expands: false }],
        bare: true,
        redirects: true,
      });
    } else if (mark !== undefined) {
      throw new SyntaxError(`"${mark}" is not available in the built-in engine`);
    } else if (plain !== undefined) {
      parts.push({ text: plain, expands: true });
    } else if (whole.trim() === '') {
      endWord();
    } else {
      bare = false;
      if (double === undefined) parts.push({ text: single ?? escaped ?? '', expands: false });
      else parts.push({ text: double.replaceAll(/\\(["\\])/gu, '$1'), expands: true });
    }
  }
  endCommand('always');
  return commands;
}

/** A word's text, with its variables filled in. */
export function expandWord({ parts }: Word, env: Launch['env'], lastCode: number): string {
  return parts
    .map(({ text, expands }) =>
      expands
        ? text.replaceAll(/\$(?:(\w+)|\{(\w+)\}|\?)/gu, (whole, name?: string, braced?: string) =>
            whole === '$?' ? String(lastCode) : (env[name ?? braced ?? ''] ?? ''),
          )
        : text,
    )
    .join('');
}
