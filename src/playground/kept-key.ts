// Where a page that was left is kept for the visit: asked by every block, so it stands alone.

/** The page that is shown, the same in both languages: `worker-threads`. */
export const shownPage = (): string => document.documentElement.dataset['page'] ?? '';

/** The key of the shown page in the storage of the visit. */
export const keptKey = (): string => `interleave:kept:${shownPage()}`;

/** In the storage of the visit: which block asked to load the page anew, as a number. */
export const askedKey = 'interleave:asked';

/** Whether the reader was on this page before, and left something in its blocks. */
export function isPageKept(): boolean {
  try {
    return sessionStorage.getItem(keptKey()) !== null;
  } catch {
    return false;
  }
}

/** A page that the reader loads anew, of no block's asking, begins afresh. */
function beginAfresh(): void {
  try {
    const [load] = performance.getEntriesByType('navigation');
    const isReload = load instanceof PerformanceNavigationTiming && load.type === 'reload';
    if (isReload && sessionStorage.getItem(askedKey) === null) sessionStorage.removeItem(keptKey());
  } catch {
    // Without storage every page does.
  }
}

beginAfresh();
