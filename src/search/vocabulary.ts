// The words that an index knows, and the one that a slip of the finger was meant to be.

import { editDistance } from './edit-distance.ts';
import { fold } from './fold.ts';

interface Known {
  /** As it is first written. */
  readonly spelling: string;
  /** How often it stands in the index. */
  readonly count: number;
}

/** The folded words of an index: all Latin ones, and the Chinese terms. */
export type Vocabulary = ReadonlyMap<string, Known>;

const han = /\p{Script=Han}/u;
const latin = /[a-z][a-z0-9]+/gi;

/** The words of some texts, and the Chinese ones among others. */
export function vocabularyOf(texts: Iterable<string>, others: Iterable<string>): Vocabulary {
  const words = new Map<string, Known>();
  const count = (spelling: string): void => {
    const word = fold(spelling).text;
    const known = words.get(word);
    words.set(word, { spelling: known?.spelling ?? spelling, count: (known?.count ?? 0) + 1 });
  };
  for (const text of texts) for (const [word] of text.matchAll(latin)) count(word);
  for (const other of others) {
    if (han.test(other)) count(other);
    else for (const [word] of other.matchAll(latin)) count(word);
  }
  return words;
}

/** A query with every word that is unknown replaced by the nearest known one; undefined if none is. */
export function corrected(query: string, vocabulary: Vocabulary): string | undefined {
  const all = [...vocabulary.keys()].join(' ');
  const fixed = query.replaceAll(/[a-z][a-z0-9]+|\p{Script=Han}+/giu, (written) => {
    const word = fold(written).text;
    return all.includes(word) ? written : (nearest(word, vocabulary)?.spelling ?? written);
  });
  return fixed === query ? undefined : fixed;
}

/** How far off a word may be: short ones are too near to too many others. */
function limitOf(word: string): number {
  if (han.test(word)) return word.length < 3 ? 0 : 1;
  return word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
}

function nearest(word: string, vocabulary: Vocabulary): Known | undefined {
  const limit = limitOf(word);
  if (limit === 0) return undefined;
  let best: { readonly known: Known; readonly cost: number } | undefined;
  for (const [other, known] of vocabulary) {
    if (other.length < 3 || han.test(other) !== han.test(word)) continue;
    const distance = editDistance(word, other, limit);
    // Two slips are believed where the word begins right.
    if (distance === Infinity || (distance === 2 && !other.startsWith(word.charAt(0)))) continue;
    const cost = distance + 1 / (1 + known.count);
    if (best === undefined || cost < best.cost) best = { known, cost };
  }
  return best?.known;
}
