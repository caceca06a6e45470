// The search index of a language: the text of its pages as it stands, in sections.
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
  readonly also: string;
}

/** A page in the index. */
export interface IndexedPage {
  /** Its path on the site. */
  readonly url: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** All pages of a language, in the order of the course where they have one. */
export type SearchIndex = readonly IndexedPage[];

/** Reads an index as it was fetched. Throws when it is none. */
export function parseIndex(value: unknown): SearchIndex {
  if (!Array.isArray(value) || !value.every(isPage)) throw new Error('this is no search index');
  return value;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const areTexts = (value: Fields, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');

const isSection = (value: unknown): boolean =>
  isFields(value) && areTexts(value, ['id', 'heading', 'prose', 'code', 'also']);

const isPage = (value: unknown): value is IndexedPage =>
  isFields(value) &&
  areTexts(value, ['url', 'title']) &&
  Array.isArray(value['sections']) &&
  value['sections'].every(isSection);
