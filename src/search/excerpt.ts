// The piece of a text around the words that were found, with the words marked.

import { fold } from './fold.ts';

/** A piece of text that is marked or not. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Characters of the original that are shown before the first word, and in all. */
const before = 30;
const length = 120;

/** The excerpt of a text around the first of the folded `words`; from its start when it has none. */
export function excerptOf(original: string, words: readonly string[]): readonly Piece[] {
  const marks = marksIn(original, words);
  const [first] = marks;
  const start = Math.max(0, (first?.start ?? 0) - before);
  const end = Math.min(original.length, start + length);
  const within = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const pieces = piecesOf(original, start, end, within);
  return [
    ...(start > 0 ? [plain('…')] : []),
    ...pieces,
    ...(end < original.length ? [plain('…')] : []),
  ];
}

/** A whole text with the words marked. */
export function marked(original: string, words: readonly string[]): readonly Piece[] {
  return piecesOf(original, 0, original.length, marksIn(original, words));
}

/** Whether a text holds one of the words. */
export function holdsAny(original: string, words: readonly string[]): boolean {
  const { text } = fold(original);
  return words.some((word) => text.includes(word));
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where the words stand in the original, in order, each apart from the next. */
function marksIn(original: string, words: readonly string[]): readonly Mark[] {
  const { text, at } = fold(original);
  const marks: Mark[] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let from = text.indexOf(word); from !== -1; from = text.indexOf(word, from + 1)) {
      marks.push({ start: at[from] ?? 0, end: (at[from + word.length - 1] ?? 0) + 1 });
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Mark[] = [];
  for (const mark of marks) {
    if (mark.start >= (apart.at(-1)?.end ?? 0)) apart.push(mark);
  }
  return apart;
}

function piecesOf(
  original: string,
  start: number,
  end: number,
  marks: readonly Mark[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const mark of marks) {
    pieces.push(plain(original.slice(at, mark.start)));
    pieces.push({ text: original.slice(mark.start, mark.end), isMarked: true });
    at = mark.end;
  }
  pieces.push(plain(original.slice(at, end)));
  return pieces.filter(({ text }) => text !== '');
}

const plain = (text: string): Piece => ({ text, isMarked: false });
