// axe finds nothing on any page, in either theme, nor in what opens above a page.

import { expect, test } from '@playwright/test';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { allPages } from './site-pages.ts';

// Axe is a script that the site's policy rightly refuses.
test.use({ bypassCSP: true });

for (const language of ['zh-tw', 'en']) {
  test(`every page in ${language}`, async ({ page, request }) => {
    const pages = (await allPages(request)).filter((path) => path.startsWith(`/${language}/`));
    expect(pages.length).toBeGreaterThan(5);
    for (const path of pages) {
      await page.goto(path);
      expect(await findings(page), path).toEqual([]);
    }
  });
}

test('what opens above a page, and the pages of no language', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/zh-tw/worker-threads/');
  await page.getByRole('button', { name: '目錄' }).click();
  await expect(page.locator('#contents')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '搜尋' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('Worker');
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.goto('/en/no-such-page/');
  expect(await findings(page)).toEqual([]);
});

for (const language of ['zh-tw', 'en']) {
  for (const width of [390, 1440]) {
    test(`what a block shows when it has run, and the playground, in ${language}, ${String(width)} wide`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/${language}/?engine=builtin`);
      const block = new Block(page, 'interleave');
      await block.replaceFile('main.mjs', "print('hello');\n");
      await block.run.click();
      await block.hasExited('builtin', 1);
      await expect(block.root.locator('[data-part="hint"]')).not.toBeEmpty();
      await block.root.locator('[data-part="about"] summary').click();
      expect(await findings(page), 'a hint').toEqual([]);

      await page.goto(`/${language}/playground/#open=five-threads`);
      const own = new Block(page, 'playground');
      await expect(own.root.getByRole('tab')).toHaveCount(2);
      await own.root.locator('[data-action="list-programs"]').click();
      const row = own.root.locator('.program-row');
      await expect(row.first()).toBeVisible();
      await expect(own.root.locator('[data-part="notice"] button')).toBeVisible();
      expect(await findings(page), 'the programs').toEqual([]);
      await row.locator('[data-action="rename-program"]').first().click();
      const name = own.root.locator('[data-part="name"]');
      await name.locator('input').fill('');
      await page.keyboard.press('Enter');
      await expect(name.locator('[role="alert"]')).not.toBeEmpty();
      await own.root.locator('.start-options summary').click();
      expect(await findings(page), 'a program without a name').toEqual([]);
      await own.root.locator('[data-action="add-file"]').click();
      await expect(own.root.locator('.file-bar + [data-part="name"] input')).toBeFocused();
      expect(await findings(page), 'a new file').toEqual([]);
    });
  }
}
