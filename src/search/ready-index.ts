// An index made ready to be searched: folding it takes longer than many searches.

import { fold } from './fold.ts';
import type { IndexedPage, SearchIndex, Section } from './index-format.ts';
import { type Lexicon, lexiconOf } from './meanings.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** A section with its texts folded. */
export interface FoldedSection {
  readonly section: Section;
  readonly heading: string;
  readonly prose: string;
  readonly code: string;
  readonly also: readonly string[];
}

/** A page with its texts folded. */
export interface FoldedPage {
  readonly page: IndexedPage;
  readonly title: string;
  readonly sections: readonly FoldedSection[];
}

export interface ReadyIndex {
  readonly pages: readonly FoldedPage[];
  readonly lexicon: Lexicon;
  /** Its words: made when they are first asked for. */
  readonly vocabulary: () => Vocabulary;
}

const textOf = (original: string): string => fold(original).text;

/** Makes an index ready to be searched. */
export function prepareIndex(index: SearchIndex): ReadyIndex {
  const pages = index.pages.map((page) => ({
    page,
    title: textOf(page.title),
    sections: page.sections.map((section) => ({
      section,
      heading: textOf(section.heading),
      prose: textOf(section.prose),
      code: textOf(section.code),
      also: section.also.map(textOf),
    })),
  }));
  const sections = pages.flatMap((page) => page.sections);
  const texts = sections.flatMap(({ heading, prose, code }) => [heading, prose, code]);
  const lexicon = lexiconOf(index, new Set(texts.join('')));
  let vocabulary: Vocabulary | undefined;
  return {
    pages,
    lexicon,
    vocabulary: () =>
      (vocabulary ??= vocabularyOf(
        sections.flatMap(({ section: { heading, prose, code } }) => [prose, code, heading]),
        [
          ...sections.flatMap(({ section }) => section.also),
          ...Object.entries(index.terms).flat(2),
        ],
      )),
  };
}
