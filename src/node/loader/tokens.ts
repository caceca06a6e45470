// What stands in a text word by word, where there is no need, or no way, to parse it.
import { tokenizer } from 'acorn';

/** The offset behind those of these words and signs with which the text goes on at `start`. */
export function endOfTokens(text: string, start: number, words: readonly string[]): number {
  let end = start;
  for (const token of tokenizer(text.slice(start), { ecmaVersion: 'latest' })) {
    const length = token.end - token.start;
    const word = text.slice(start + token.start, start + token.end);
    if (length === 0 || !words.includes(word)) break;
    end = start + token.end;
  }
  return end;
}

/** Signs in the names that lead to a function, and what else stands among them. */
const linking: ReadonlySet<string> = new Set(['.', '?.', '[', ']']);
const linked: ReadonlySet<string> = new Set(['name', 'string', 'num']);

/**
 * The call at a column of a line, counted from 1: with the names that lead to the function, up to its
 * closing parenthesis, or the end of the line. Undefined where a statement ends in it, or where the line
 * is none that can be read.
 */
export function callAt(line: string, column: number): string | undefined {
  const at = column - 1;
  let start: number | undefined;
  let before: { readonly start: number; readonly label: string } | undefined;
  let depth = 0;
  try {
    for (const token of tokenizer(line, { ecmaVersion: 'latest' })) {
      const { label } = token.type;
      if (token.start < at) {
        if (linking.has(label)) {
          if (before?.label === 'name') start ??= before.start;
        } else if (!linked.has(label)) start = undefined;
        before = { start: token.start, label };
      } else if (label === '(') depth += 1;
      else if (label === ')') {
        depth -= 1;
        if (depth === 0) return line.slice(start ?? at, token.end);
      } else if (label === ';') return undefined;
    }
  } catch {
    return undefined;
  }
  return line.slice(start ?? at);
}
