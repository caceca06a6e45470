// What a word that was typed may stand for: itself, its traditional forms, the term that the course uses.

import { fold } from './fold.ts';
import type { SearchIndex } from './index-format.ts';

/** What an index knows of other words. All of it is folded. */
export interface Lexicon {
  /** The terms that each other word stands for. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** The traditional characters that each simplified one may stand for. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
  /** The Chinese characters that stand in the index as they are. */
  readonly characters: ReadonlySet<string>;
}

const han = /\p{Script=Han}/u;
/** More readings of one word than this are guesses. */
const most = 24;

/** Makes the lexicon of an index. `characters` are those of its text. */
export function lexiconOf(index: SearchIndex, characters: ReadonlySet<string>): Lexicon {
  const terms = new Map<string, string[]>();
  for (const [term, others] of Object.entries(index.terms)) {
    for (const other of others) add(terms, fold(other).text, fold(term).text);
  }
  const forms = new Map<string, string[]>();
  const pairs = [...index.simplified];
  for (let at = 0; at < pairs.length; at += 2) add(forms, pairs[at + 1] ?? '', pairs[at] ?? '');
  return { terms, forms, characters };
}

function add(to: Map<string, string[]>, key: string, value: string): void {
  const values = to.get(key) ?? [];
  if (!values.includes(value)) values.push(value);
  to.set(key, values);
}

/** All that a folded word may stand for; first the word itself. */
export function meaningsOf(word: string, lexicon: Lexicon): readonly string[] {
  const meanings = new Set([word, ...traditionalForms(word, lexicon)]);
  // What is added is looked at in its turn: a word may hold two that the course does not use.
  for (const meaning of meanings) {
    for (const [other, terms] of lexicon.terms) {
      if (meanings.size >= most) return [...meanings];
      if (!standsIn(meaning, other)) continue;
      for (const term of terms) {
        if (!meaning.includes(term)) meanings.add(meaning.replace(other, term));
      }
    }
  }
  return [...meanings];
}

/** A query with each expression of several words replaced by the term it stands for; none without one. */
export function phraseMeanings(phrase: string, lexicon: Lexicon): readonly string[] {
  return [...lexicon.terms]
    .filter(([other]) => other.includes(' ') && standsIn(phrase, other))
    .flatMap(([other, terms]) => terms.map((term) => phrase.replace(other, ` ${term} `)));
}

/** Whether a text holds another word: a Latin one as a whole, a single Chinese character alone. */
function standsIn(text: string, other: string): boolean {
  if (text === other) return true;
  if (han.test(other)) return [...other].length > 1 && text.includes(other);
  const at = text.indexOf(other);
  if (at === -1) return false;
  const isPart = (character = ' '): boolean =>
    /[\p{L}\p{N}_]/u.test(character) && !han.test(character);
  return !isPart(text[at - 1]) && !isPart(text[at + other.length]);
}

function traditionalForms(word: string, { forms, characters }: Lexicon): readonly string[] {
  let all = [''];
  for (const character of word) {
    const traditional = forms.get(character) ?? [];
    const isPlain = traditional.length === 0 || characters.has(character);
    const choices = [...traditional, ...(isPlain ? [character] : [])];
    all = all.flatMap((start) => choices.map((choice) => start + choice)).slice(0, most);
  }
  return all;
}
