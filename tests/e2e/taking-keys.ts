// When a page takes keys: its script listens, and it has been painted. Chromium drops what is typed
// before the first paint.

import { expect, type Page } from '@playwright/test';

/** Waits until a press of a key reaches the page that is open. */
export async function takesKeys(page: Page): Promise<void> {
  await expect(page.locator('site-search')).toBeVisible();
  if (page.context().browser()?.browserType().name() !== 'chromium') return;
  const paints = () =>
    page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
  await expect.poll(paints).toBe(1);
}
