// The search index of a language: the text of its pages as it stands, in sections, and the words that
// readers type for what stands there under another name.
//
// A text search of everything finds everything: no word is lost to a segmenter, in any language. The
// index of this course is smaller than the program that a search library would load.

/** A part of a page that a link can lead to. */
export interface Section {
  /** The fragment of its address; '' for the top of the page. */
  readonly id: string;
  readonly heading: string;
  readonly prose: string;
  readonly code: string;
  /** Words that lead here though the page does not show them. */
  readonly also: readonly string[];
}

/** A page in the index. */
export interface IndexedPage {
  /** Its path on the site. */
  readonly url: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface SearchIndex {
  /** All pages of a language, in the order of the course where they have one. */
  readonly pages: readonly IndexedPage[];
  /** Terms as the pages have them, each with other words for it. */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  /** Chinese characters that the pages have, each followed by its simplified form where that is another. */
  readonly simplified: string;
}

/** Reads an index as it was fetched. Throws when it is none. */
export function parseIndex(value: unknown): SearchIndex {
  if (!isIndex(value)) throw new Error('this is no search index');
  return value;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: Fields, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');
const isList = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);
const isText = (value: unknown): boolean => typeof value === 'string';

const isSection = (value: unknown): boolean =>
  isFields(value) &&
  areTexts(value, ['id', 'heading', 'prose', 'code']) &&
  isList(value['also'], isText);

const isPage = (value: unknown): boolean =>
  isFields(value) && areTexts(value, ['url', 'title']) && isList(value['sections'], isSection);

const isIndex = (value: unknown): value is SearchIndex =>
  isFields(value) &&
  areTexts(value, ['simplified']) &&
  isList(value['pages'], isPage) &&
  isFields(value['terms']) &&
  Object.values(value['terms']).every((words) => isList(words, isText));
