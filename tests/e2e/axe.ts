// What axe finds on a page, in both themes.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds in a part of the page, or in all of it: theme, rule, and the elements that break it.
 * In the dark only colours can differ from what it finds in the light, in which the page is left.
 */
export async function findings(page: Page, part = 'html'): Promise<readonly unknown[]> {
  return [...(await findingsIn(page, part, 'dark')), ...(await findingsIn(page, part, 'light'))];
}

async function findingsIn(
  page: Page,
  part: string,
  colorScheme: 'light' | 'dark',
): Promise<readonly unknown[]> {
  await page.emulateMedia({ colorScheme });
  // Two thirds of its time went into a page of its own for frames, and into lists of what is right.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (colorScheme === 'dark') axe.withRules('color-contrast');
  const { violations, incomplete } = await axe.include(part).analyze();
  const unseenFrames = incomplete.filter(({ id }) => id === 'frame-tested');
  return [...violations, ...unseenFrames].map(({ id, nodes }) => [
    colorScheme,
    id,
    nodes.map(({ target, html }) => [target, html]),
  ]);
}
