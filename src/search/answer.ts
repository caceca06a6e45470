// What a reader gets for a query: what stands here; else what stands in the other language, and what may
// have been meant.

import { find, type Finding } from './find.ts';
import type { ReadyIndex } from './ready-index.ts';
import { corrected } from './vocabulary.ts';

/** The answer to a query. */
export interface Answer {
  /** What was found for the query itself, in the language of the page. */
  readonly here: Finding;
  /** In the other language, where here is nothing, or only words apart from one another. */
  readonly there: Finding | undefined;
  /** What may have been meant, where that finds something and the query nothing. */
  readonly suggestion: { readonly query: string; readonly found: Finding } | undefined;
}

/** Answers a query. `other` brings the index of the other language; without it the answer is shorter. */
export async function answer(
  index: ReadyIndex,
  query: string,
  other: () => Promise<ReadyIndex>,
): Promise<Answer> {
  const here = find(index, query);
  if (query.trim() === '' || (here.isWhole && here.instead === undefined)) {
    return { here, there: undefined, suggestion: undefined };
  }
  const otherIndex = await other().catch(() => undefined);
  const elsewhere = otherIndex && find(otherIndex, query);
  const isThere = elsewhere?.isWhole === true && elsewhere.instead === undefined;
  return {
    here,
    there: isThere ? elsewhere : undefined,
    suggestion: here.pages.length === 0 ? suggestionFor(index, query) : undefined,
  };
}

function suggestionFor(index: ReadyIndex, query: string): Answer['suggestion'] {
  const meant = corrected(query.trim(), index.vocabulary());
  if (meant === undefined) return undefined;
  const found = find(index, meant);
  return found.pages.length > 0 ? { query: meant, found } : undefined;
}
