// Where what a reader leaves is kept: asked by every block as its page comes, so it stands alone.

import { keepItem, keptItem } from '../../storage/items.ts';

/** For good: the key of the edits of an example, or of the playground. */
export const editsKey = (example: string): string => `interleave:edits:${example}`;

/** For good: the key of what a reader has solved. */
export const solvedKey = (exercise: string): string => `interleave:solved:${exercise}`;

/** For the visit: the key of the shown page, the same in both languages. */
export const pageKey = (): string =>
  `interleave:kept:${document.documentElement.dataset['page'] ?? ''}`;

/** For the visit: which block asked to load the page anew, as a number. */
export const askedKey = 'interleave:asked';

/** Whether something is kept of a block: edits of its example, that it is solved, or anything of its page. */
export const isKept = (example: string): boolean =>
  keptItem('lasting', editsKey(example)) !== undefined ||
  keptItem('lasting', solvedKey(example)) !== undefined ||
  isPageKept();

/** Whether the reader was on this page before, and left something in its blocks. */
export const isPageKept = (): boolean => keptItem('visit', pageKey()) !== undefined;

/** A page that the reader loads anew, of no block's asking, begins afresh. */
export function beginAfresh(): void {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (load?.type === 'reload' && keptItem('visit', askedKey) === undefined) {
    keepItem('visit', pageKey(), undefined);
  }
}
