// How a query can be read: first to the letter, then ever more freely, until something is found.

import { fold } from './fold.ts';

const han = /\p{Script=Han}/u;

/** The words of a query, in each of its readings, the strictest first. */
export function readings(query: string): readonly (readonly string[])[] {
  const words = [...new Set(query.split(/\s+/).map((word) => fold(word).text))].filter(Boolean);
  if (words.length === 0) return [];
  return [
    words,
    words.flatMap((word) => (han.test(word) ? segments(word) : [stem(word)])),
    words.flatMap((word) => (han.test(word) ? pairs(word) : [stem(word)])),
  ];
}

/** Chinese is written without spaces: a query may be several words. */
function segments(text: string): string[] {
  const segmenter = new Intl.Segmenter('zh-TW', { granularity: 'word' });
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** Every two neighbouring characters: what is left when no word is known. */
function pairs(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return [text];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** An English word without its commonest endings. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ing|ed|es|s|ies|y)$/, '') : word;
