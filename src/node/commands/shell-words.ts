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
  /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|(&&|\|\||;;|[;\n|&()`]|\d?(?:>>?|<)(?:&\d)?)|([ \t]+)|([^\s'"\\;|&<>()`]+)/uy;

/** Words that begin or end what only a whole shell has, where a command's name would stand. */
const reserved = /^(?:if|then|elif|else|fi|while|until|for|do|done|case|esac|[{}!])$/u;

function unavailable(what: string): SyntaxError {
  return new SyntaxError(`"${what}" is not available in the built-in engine`);
}

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
  /** `mark` is empty at the end of the text. */
  const endCommand = (next: Joint, mark: string): void => {
    endWord();
    const [first] = words;
    const name = first?.bare ? first.parts.map(({ text }) => text).join('') : '';
    if (reserved.test(name)) throw unavailable(name);
    if (words.length > 0) commands.push({ joint, words });
    else if (mark !== '\n' && mark !== '') throw new SyntaxError(`"${mark}" unexpected`);
    else if (mark === '' && joint !== 'always') throw new SyntaxError('end of file unexpected');
    // A line may go on behind what joins two commands.
    if (words.length === 0 && mark === '\n') return;
    words = [];
    joint = next;
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (!found) throw new SyntaxError('Unterminated quoted string');
    const [whole, single, double, escaped, mark, , plain] = found;
    const next = mark === undefined ? undefined : joints[mark];
    if (next && mark !== undefined) endCommand(next, mark);
    else if (mark !== undefined && /[<>]/u.test(mark)) {
      // A digit that was glued to the mark is its own: `2>&1`.
      endWord();
      words.push({
        parts: [{ text: mark, expands: false }],
        bare: true,
        redirects: true,
      });
    } else if (mark !== undefined) {
      throw mark === ';;' ? new SyntaxError('";;" unexpected') : unavailable(mark);
    } else if (plain !== undefined) {
      if (parts.length === 0 && plain.startsWith('#')) {
        // The rest of the line is a comment.
        const end = text.indexOf('\n', token.lastIndex);
        token.lastIndex = end < 0 ? text.length : end;
        continue;
      }
      parts.push({ text: plain, expands: true });
    } else if (whole.trim() === '') {
      endWord();
    } else {
      // A line that goes on in the next.
      if (escaped === '\n') continue;
      bare = false;
      if (double === undefined) parts.push({ text: single ?? escaped ?? '', expands: false });
      else parts.push(...quotedParts(double));
    }
  }
  endCommand('always', '');
  return commands;
}

/** What stands between double quotes, in which a backslash takes the meaning of a few letters only. */
function quotedParts(text: string): Word['parts'][number][] {
  const pieces = text.split(/\\([$`"\\\n])/u);
  return pieces.map((piece, at) =>
    at % 2 === 0
      ? { text: piece, expands: true }
      : { text: piece === '\n' ? '' : piece, expands: false },
  );
}

/** A word's text, with its variables filled in. */
export function expandWord({ parts }: Word, env: Launch['env'], lastCode: number): string {
  return parts.map(({ text, expands }) => (expands ? expand(text, env, lastCode) : text)).join('');
}

function expand(text: string, env: Launch['env'], lastCode: number): string {
  if (text.includes('`')) throw unavailable('`');
  return text.replaceAll(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|\?|([\d@*#$!({-]))/gu,
    (whole, name?: string, braced?: string, other?: string) => {
      if (other !== undefined) throw unavailable(whole);
      return whole === '$?' ? String(lastCode) : (env[name ?? braced ?? ''] ?? '');
    },
  );
}
