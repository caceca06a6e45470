// Finds the sections that hold every word of a query, the best pages first.

import { fold } from './fold.ts';
import type { IndexedPage, SearchIndex, Section } from './index-format.ts';
import { readings } from './readings.ts';

/** A section that was found. */
export interface Found {
  readonly section: Section;
  /** The words as they stand in it, folded. */
  readonly words: readonly string[];
}

/** A page that was found, with its sections, the best first. */
export interface FoundPage {
  readonly page: IndexedPage;
  readonly sections: readonly Found[];
}

interface FoldedSection {
  readonly section: Section;
  readonly heading: string;
  readonly prose: string;
  readonly code: string;
  readonly also: string;
}

interface FoldedPage {
  readonly page: IndexedPage;
  readonly title: string;
  readonly sections: readonly FoldedSection[];
}

/** An index made ready: folding it takes longer than many searches. */
export type ReadyIndex = readonly FoldedPage[];

/** Makes an index ready to be searched. */
export function prepareIndex(index: SearchIndex): ReadyIndex {
  const text = (original: string): string => fold(original).text;
  return index.map((page) => ({
    page,
    title: text(page.title),
    sections: page.sections.map((section) => ({
      section,
      heading: text(section.heading),
      prose: text(section.prose),
      code: text(section.code),
      also: text(section.also),
    })),
  }));
}

/** All pages that hold the query, the best first; of a page that holds it, the sections that do. */
export function find(index: ReadyIndex, query: string): readonly FoundPage[] {
  const phrase = fold(query.trim()).text;
  for (const words of readings(query)) {
    const pages = index.flatMap((page) => findIn(page, words, phrase));
    if (pages.length > 0) return pages.sort((a, b) => b.score - a.score);
  }
  return [];
}

interface Scored extends FoundPage {
  readonly score: number;
}

function findIn(
  { page, title, sections }: FoldedPage,
  words: readonly string[],
  phrase: string,
): Scored[] {
  const scored = sections
    .map((section) => ({
      section: section.section,
      words,
      score: scoreOf(section, title, words, phrase),
      holdsAll: words.every((word) => holds(section, word)),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const whole = scored.filter(({ holdsAll }) => holdsAll);
  // Words that no section holds together may still stand on one page.
  const onPage = words.every((word) => sections.some((section) => holds(section, word)));
  const found = whole.length > 0 ? whole : onPage ? scored : [];
  const [best] = found;
  return best ? [{ page, sections: found, score: best.score + (whole.length > 0 ? 1000 : 0) }] : [];
}

const holds = ({ heading, prose, code, also }: FoldedSection, word: string): boolean =>
  heading.includes(word) || prose.includes(word) || code.includes(word) || also.includes(word);

/** What a word is worth, by where it stands. */
const worth = {
  named: 200,
  phrase: 50,
  title: 30,
  heading: 60,
  also: 40,
  prose: 10,
  code: 4,
} as const;

function scoreOf(
  section: FoldedSection,
  title: string,
  words: readonly string[],
  phrase: string,
): number {
  let score = 0;
  if (section.heading === phrase || section.also === phrase) score += worth.named;
  for (const word of words) {
    if (!holds(section, word)) continue;
    if (section.heading.includes(word)) score += worth.heading;
    if (section.also.includes(word)) score += worth.also;
    if (title.includes(word)) score += worth.title;
    score += worth.prose * Math.min(3, count(section.prose, word));
    score += worth.code * Math.min(2, count(section.code, word));
  }
  return score > 0 && holds(section, phrase) ? score + worth.phrase : score;
}

const count = (text: string, word: string): number => text.split(word).length - 1;
