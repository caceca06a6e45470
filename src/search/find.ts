// Finds the sections that hold every word of a query, the best pages first.

import { fold } from './fold.ts';
import type { IndexedPage, Section } from './index-format.ts';
import { levelsOf, type Reading, type Word } from './readings.ts';
import type { FoldedPage, FoldedSection, ReadyIndex } from './ready-index.ts';

/** A section that was found. */
export interface Found {
  readonly section: Section;
  /** The words as they may stand in it, folded. */
  readonly words: readonly string[];
}

/** A page that was found, with its sections, the best first. */
export interface FoundPage {
  readonly page: IndexedPage;
  readonly sections: readonly Found[];
}

/** What a search found. */
export interface Finding {
  /** The best first. */
  readonly pages: readonly FoundPage[];
  /** Whether some section holds all words; if not, they stand on one page, each somewhere. */
  readonly isWhole: boolean;
  /** Terms that were found for a word of the query: 程序 for 行程. */
  readonly meant: readonly string[];
  /** The part of the query that was found, where the whole was not. */
  readonly instead: string | undefined;
}

/** All pages that hold the query, read as strictly as finds anything; of each, the sections that do. */
export function find(index: ReadyIndex, query: string): Finding {
  const phrase = fold(query.trim()).text;
  const scored: Scored[] = [];
  const read: Reading[] = [];
  for (const { readings, instead, isGuess } of levelsOf(query, index.lexicon, index.vocabulary)) {
    if (isGuess && scored.length > 0) break;
    read.push(...readings);
    for (const words of readings) {
      scored.push(...index.pages.flatMap((page) => findIn(page, words, phrase)));
    }
    // Words apart, or a place that the page does not name so: a freer reading may find more.
    const isEnough = scored.some(({ isWhole, isShown }) => isWhole && isShown);
    if (!isEnough && !(isGuess && scored.length > 0)) continue;
    return findingOf(index, phrase, read, scored, instead);
  }
  return findingOf(index, phrase, read, scored, undefined);
}

function findingOf(
  index: ReadyIndex,
  phrase: string,
  readings: readonly Reading[],
  scored: readonly Scored[],
  instead: string | undefined,
): Finding {
  const pages = joined(scored).sort((a, b) => b.score - a.score);
  const isWhole = pages.some((page) => page.isWhole);
  return { pages, isWhole, instead, meant: meantBy(index, phrase, readings, pages) };
}

interface Scored extends FoundPage {
  readonly score: number;
  /** Whether some section holds all words. */
  readonly isWhole: boolean;
  /** Whether it shows them to its readers. */
  readonly isShown: boolean;
}

/** One page may be found by several readings. */
function joined(all: readonly Scored[]): Scored[] {
  const pages = new Map<IndexedPage, Scored>();
  for (const next of all.toSorted((a, b) => b.score - a.score)) {
    const first = pages.get(next.page);
    const known = first?.sections.map(({ section }) => section) ?? [];
    const more = next.sections.filter(({ section }) => !known.includes(section));
    pages.set(next.page, { ...(first ?? next), sections: [...(first?.sections ?? []), ...more] });
  }
  return [...pages.values()];
}

/** The terms among the words that were found and not typed. */
function meantBy(
  { lexicon }: ReadyIndex,
  phrase: string,
  readings: readonly Reading[],
  pages: readonly Scored[],
): string[] {
  const terms = new Set([...lexicon.terms.values()].flat());
  const isFound = (word: string): boolean =>
    pages.some(({ sections }) =>
      sections.some(({ section }) => fold(section.prose + section.heading).text.includes(word)),
    );
  const words = new Set(readings.flat(2));
  return [...words].filter((word) => terms.has(word) && !phrase.includes(word) && isFound(word));
}

function findIn({ page, title, sections }: FoldedPage, words: Reading, phrase: string): Scored[] {
  const all = words.flat();
  const scored = sections
    .map((section) => ({
      section: section.section,
      words: all,
      score: scoreOf(section, title, words, phrase),
      holdsAll: words.every((word) => holdsAny(section, word)),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const whole = scored.filter(({ holdsAll }) => holdsAll);
  const isWhole = whole.length > 0;
  // Words that no section holds together may still stand on one page.
  const onPage = words.every((word) => sections.some((section) => holdsAny(section, word)));
  const found = isWhole ? whole : onPage ? scored : [];
  const [best] = found;
  if (!best) return [];
  const isShown = sections.some((each) =>
    words.every((word) => word.some((one) => shows(each, one))),
  );
  return [{ page, sections: found, isWhole, isShown, score: best.score + (isWhole ? 1000 : 0) }];
}

const holdsAny = (section: FoldedSection, word: Word): boolean =>
  word.some((each) => holds(section, each));

const holds = (section: FoldedSection, word: string): boolean =>
  shows(section, word) || section.also.some((other) => other.includes(word));

const shows = ({ heading, prose, code }: FoldedSection, word: string): boolean =>
  heading.includes(word) || prose.includes(word) || code.includes(word);

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

function scoreOf(section: FoldedSection, title: string, words: Reading, phrase: string): number {
  let score = section.heading === phrase || section.also.includes(phrase) ? worth.named : 0;
  for (const word of words) {
    score += Math.max(...word.map((each) => scoreOfWord(section, title, each)));
  }
  return score > 0 && holds(section, phrase) ? score + worth.phrase : score;
}

function scoreOfWord(section: FoldedSection, title: string, word: string): number {
  if (!holds(section, word)) return 0;
  let score = 0;
  if (section.heading.includes(word)) score += worth.heading;
  if (section.also.includes(word)) score += worth.also;
  if (title.includes(word)) score += worth.title;
  score += worth.prose * Math.min(3, count(section.prose, word));
  score += worth.code * Math.min(2, count(section.code, word));
  // The beginning of another word for it, while it is being typed.
  return Math.max(score, 1);
}

const count = (text: string, word: string): number => text.split(word).length - 1;
