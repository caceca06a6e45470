// axe finds nothing on any page, in either theme, nor in what opens above a page.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Block } from './block.ts';
import { allPages } from './site-pages.ts';

// Axe is a script that the site's policy rightly refuses.
test.use({ bypassCSP: true });

/** What axe finds on a page. In the dark only colours can differ from what it found in the light. */
async function findings(page: Page, theme: 'light' | 'dark'): Promise<unknown[]> {
  const axe = new AxeBuilder({ page });
  if (theme === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const language of ['zh-tw', 'en']) {
    test(`every page in ${language}, ${colorScheme}`, async ({ page, request }) => {
      test.setTimeout(900_000);
      await page.emulateMedia({ colorScheme });
      const pages = (await allPages(request)).filter((path) => path.startsWith(`/${language}/`));
      expect(pages.length).toBeGreaterThan(5);
      for (const path of pages) {
        await page.goto(path);
        expect(await findings(page, colorScheme), path).toEqual([]);
      }
    });
  }

  test(`what opens above a page, and the pages of no language, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/zh-tw/worker-threads/');
    await page.getByRole('button', { name: '目錄' }).click();
    await expect(page.locator('#contents')).toBeVisible();
    expect(await findings(page, colorScheme)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '搜尋' }).click();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('Worker');
    await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
    expect(await findings(page, colorScheme)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findings(page, colorScheme)).toEqual([]);
    await page.goto('/en/no-such-page/');
    expect(await findings(page, colorScheme)).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what a block shows when it has run, and the playground, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    for (const language of ['zh-tw', 'en']) {
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`/${language}/?engine=builtin`);
        const block = new Block(page, 'interleave');
        await block.replaceFile('main.mjs', "print('hello');\n");
        await block.run.click();
        await block.hasExited('builtin', 1);
        await expect(block.root.locator('[data-part="hint"]')).not.toBeEmpty();
        await block.root.locator('[data-part="about"] summary').click();
        expect(await findings(page, colorScheme), 'a hint').toEqual([]);

        await page.goto(`/${language}/playground/#open=five-threads`);
        const own = new Block(page, 'playground');
        await expect(own.root.getByRole('tab')).toHaveCount(2);
        await own.root.locator('[data-action="list-programs"]').click();
        const row = own.root.locator('.program-row');
        await expect(row.first()).toBeVisible();
        await expect(own.root.locator('[data-part="notice"] button')).toBeVisible();
        expect(await findings(page, colorScheme), 'the programs').toEqual([]);
        await row.locator('[data-action="rename-program"]').first().click();
        const name = own.root.locator('[data-part="name"]');
        await name.locator('input').fill('');
        await page.keyboard.press('Enter');
        await expect(name.locator('[role="alert"]')).not.toBeEmpty();
        await own.root.locator('.start-options summary').click();
        expect(await findings(page, colorScheme), 'a program without a name').toEqual([]);
        await own.root.locator('[data-action="add-file"]').click();
        await expect(own.root.locator('.file-bar + [data-part="name"] input')).toBeFocused();
        expect(await findings(page, colorScheme), 'a new file').toEqual([]);
      }
    }
  });
}
