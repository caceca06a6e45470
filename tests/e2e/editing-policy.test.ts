// The editor under the site's own policy, which nothing sets aside here.

import { expect, test } from '@playwright/test';
import { Block } from './block.ts';

test('the editor breaks no rule of the policy, and has its colours', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/en/?engine=builtin');
  const block = new Block(page, 'interleave');
  await block.root.locator('[data-action="edit"]').click();
  const editor = block.root.locator('.cm-content');
  await expect(editor).toBeFocused();
  // At the end: over a selection Chromium itself tries to keep the look of what was there, in vain.
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type("\nconst a = 'text';");
  const colours = () =>
    editor
      .locator('.cm-line:last-child span')
      .evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).color)).size);
  await expect.poll(colours).toBeGreaterThan(1);
  await page.keyboard.press('ControlOrMeta+f');
  await expect(block.root.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Enter');
  await block.hasExited('builtin', 0);
  expect(complaints).toEqual([]);
});
