// What moved on a page without the reader's doing, as the browser counts it.

import type { Page } from '@playwright/test';

/** An entry that TypeScript's library does not know yet. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

declare global {
  /** What moved since the page's start. */
  var shifts: string[];
}

/** Has every page that `page` opens from now on note what moves. */
export async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const moved = entry.sources.map(
          ({ node, previousRect, currentRect }) =>
            `${node instanceof Element ? node.outerHTML.slice(0, 100) : String(node?.nodeValue)}: ` +
            `from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`,
        );
        globalThis.shifts.push(`by ${String(entry.value)}: ${moved.join('; ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What moved on the page that is open, each as a line. */
export async function shiftsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => globalThis.shifts);
}
