// How a query can be read: first to the letter, then ever more freely, until something is found.

import { fold } from './fold.ts';
import { type Lexicon, meaningsOf, phraseMeanings } from './meanings.ts';
import type { Vocabulary } from './vocabulary.ts';

const han = /\p{Script=Han}/u;

/** One word of a reading: any of these, folded, will do. */
export type Word = readonly string[];

/** Words all of which are wanted. */
export type Reading = readonly Word[];

/** Readings that are as good as one another. */
export interface Level {
  readonly readings: readonly Reading[];
  /** The part of the query that is looked for in place of the whole. */
  readonly instead?: string;
  /** Whether it is read so freely that anything that is found otherwise is better. */
  readonly isGuess?: true;
}

/** All readings of a query, the strictest first. */
export function* levelsOf(
  query: string,
  lexicon: Lexicon,
  vocabulary: () => Vocabulary,
): Generator<Level> {
  const words = wordsOf(query);
  if (words.length === 0) return;
  const meant = (word: string): Word => meaningsOf(word, lexicon);
  const phrases = phraseMeanings(fold(query.trim()).text, lexicon);
  yield { readings: [words, ...phrases.map(wordsOf)].map((reading) => reading.map(meant)) };

  const loose = (word: string): Word[] =>
    han.test(word) ? segments(word).map(meant) : [inflections(word, vocabulary())];
  const inParts = words.flatMap((word) => (han.test(word) ? [word] : partsOf(word)));
  const freely = (all: readonly string[]): Reading[] => {
    // What Chinese words a query holds can be told only of the characters that they are written with.
    const forms = all.some((word) => han.test(word)) ? formsOf(all, meant) : [all];
    return forms.map((form) => form.flatMap(loose));
  };
  yield { readings: freely(inParts) };
  const telling = inParts.filter((word) => !small.has(word));
  if (telling.length > 0 && telling.length < inParts.length) yield { readings: freely(telling) };

  // A name such as `threading.Event`: what is said of the one, or else of the module.
  const name = /^[\w$]+(?:\.[\w$]+)+(?:\(.*\))?$/.test(query.trim()) ? partsOf(query.trim()) : [];
  for (const part of [name.at(-1), name[0]]) {
    if (part === undefined || part.length < 3) continue;
    yield { readings: [[meant(fold(part).text)]], instead: part, isGuess: true };
  }
  yield {
    isGuess: true,
    readings: [words.flatMap((word) => (han.test(word) ? pairs(word) : [word]).map(meant))],
  };
}

const wordsOf = (query: string): string[] => [
  ...new Set(query.split(/\s+/).flatMap((word) => fold(word).text || [])),
];

/** The parts of a word that is written in one: `asyncio.to_thread()`, `child-process`. */
function partsOf(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}_$]+/u).filter(Boolean);
  return parts.length > 0 ? parts : [word];
}

/** The words with each in turn read as something else. */
function formsOf(words: readonly string[], meant: (word: string) => Word): string[][] {
  const [most] = words.map((word) => meant(word).length).sort((a, b) => b - a);
  return Array.from({ length: most ?? 1 }, (_, index) =>
    words.map((word) => meant(word)[index] ?? word),
  );
}

/** Chinese is written without spaces: a query may be several words. */
function segments(text: string): string[] {
  const segmenter = new Intl.Segmenter('zh-TW', { granularity: 'word' });
  const all = [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
  const telling = all.filter((word) => !small.has(word));
  return telling.length > 0 ? telling : all;
}

/** Every two neighbouring characters: what is left when no word is known. */
function pairs(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return [text];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

const endings = ['', 'e', 's', 'es', 'ed', 'd', 'er', 'ing', 'y', 'ies', 'ion'];

/** An English word, and those of the vocabulary that differ from it in a common ending. */
function inflections(word: string, vocabulary: Vocabulary): Word {
  const stem = word.length > 4 ? word.replace(/(?:ing|ies|ed|es|s|y)$/, '') : word;
  const known = endings.map((ending) => stem + ending).filter((form) => vocabulary.has(form));
  return [...new Set([word, ...known])];
}

/** Words that tell nothing of what is looked for. */
const small = new Set(
  (
    'a an and are as at be by can do does for from how i in is it my not of on or so than that the this ' +
    'to use using what when where which why will with you ' +
    '的 了 是 嗎 呢 嘛 在 有 和 與 要 會 能 可以 怎麼 怎樣 如何 什麼 甚麼 為什麼 為何 怎么 什么 为什么'
  ).split(' '),
);
