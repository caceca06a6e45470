// Where the words of a text end, whatever comments stand between them.
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
