// Where a page that was left is kept for the visit: asked by every block, so it stands alone.

import { keepItem, keptItem } from '../storage/items.ts';

/** The page that is shown, the same in both languages: `worker-threads`. */
export const shownPage = (): string => document.documentElement.dataset['page'] ?? '';

/** The key of the shown page in the storage of the visit. */
export const keptKey = (): string => `interleave:kept:${shownPage()}`;

/** In the storage of the visit: which block asked to load the page anew, as a number. */
export const askedKey = 'interleave:asked';

/** Whether the reader was on this page before, and left something in its blocks. */
export function isPageKept(): boolean {
  return keptItem('visit', keptKey()) !== undefined;
}

/** A page that the reader loads anew, of no block's asking, begins afresh. */
function beginAfresh(): void {
  const [load] = performance.getEntriesByType('navigation');
  const isReload = load instanceof PerformanceNavigationTiming && load.type === 'reload';
  if (isReload && keptItem('visit', askedKey) === undefined) {
    keepItem('visit', keptKey(), undefined);
  }
}

beginAfresh();
