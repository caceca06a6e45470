// What a tab makes of a line, once its completer has answered.
import { textWidth } from '../../values/text-width.ts';

/** What is to be done: nothing, text to put in, text for what the completer completed, or a list to show. */
export type Completion =
  | { readonly kind: 'none' }
  | { readonly kind: 'insert'; readonly text: string }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'list' };

/** `found` is all that the `part` before the cursor may become; an empty text among it parts groups. */
export function completionOf(found: readonly string[], part: string): Completion {
  if (found.length === 0) return { kind: 'none' };
  const prefix = commonBeginning(found.filter((each) => each !== ''));
  if (prefix.startsWith(part) && prefix.length > part.length) {
    return { kind: 'insert', text: prefix.slice(part.length) };
  }
  return part.startsWith(prefix) ? { kind: 'list' } : { kind: 'replace', text: prefix };
}

function commonBeginning(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

/** The list in as many columns as the terminal has room for. */
export function listOf(found: readonly string[], columns: number): string {
  const width = Math.max(...found.map(textWidth)) + 2;
  const most = columns === Infinity ? 1 : Math.floor(columns / width) || 1;
  let text = '\r\n';
  let inRow = 0;
  let gap = 0;
  for (const each of found) {
    if (each === '' || inRow === most) {
      text += '\r\n';
      inRow = 0;
      gap = 0;
    } else {
      text += ' '.repeat(gap);
    }
    if (each === '') {
      text += '\r\n';
    } else {
      text += each;
      gap = width - textWidth(each);
      inRow += 1;
    }
  }
  return inRow === 0 ? text : `${text}\r\n\r\n`;
}
