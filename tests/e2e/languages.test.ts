// Switching language, and the way from `/` to a language.

import { expect, test } from '@playwright/test';

test('the switch leads to the same article and back', async ({ page }) => {
  await page.goto('/zh-tw/worker-threads/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-TW');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/worker-threads/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: '繁體中文' }).click();
  await expect(page).toHaveURL('/zh-tw/worker-threads/');
});

for (const width of [390, 1440]) {
  test(`the switch keeps the heading and how far it was read, ${String(width)} px wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/zh-tw/worker-threads/');
    const headings = page.locator('main :is(h1, h2, h3)');
    const topOf = (index: number) =>
      headings.nth(index).evaluate((heading) => heading.getBoundingClientRect().top);
    for (const [index, top] of [
      [5, 40],
      [2, -60],
    ] as const) {
      await headings.nth(index).evaluate((heading, wanted) => {
        scrollBy({ top: heading.getBoundingClientRect().top - wanted, behavior: 'instant' });
      }, top);
      const before = await topOf(index);
      expect(Math.abs(before - top)).toBeLessThan(2);
      const lang = await page.locator('html').getAttribute('lang');
      // Pressed where it is: a test that scrolls to it would leave the place.
      await page.locator('.language-switch').evaluate((link: HTMLElement) => {
        link.click();
      });
      await expect(page.locator('html')).not.toHaveAttribute('lang', lang ?? '');
      await expect.poll(async () => Math.abs((await topOf(index)) - before)).toBeLessThan(2);
    }
  });
}

for (const [preferred, home] of [
  ['zh-TW', '/zh-tw/'],
  ['zh-HK', '/zh-tw/'],
  ['en-GB', '/en/'],
  ['de-DE', '/en/'],
] as const) {
  test(`/ leads a ${preferred} browser to ${home}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: preferred, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page).toHaveURL(home);
    await context.close();
  });
}

test('/ remembers the language a reader switched to', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'en-US', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/en/');
  await page.getByRole('link', { name: '繁體中文' }).click();
  await expect(page).toHaveURL('/zh-tw/');
  await page.goto('/');
  await expect(page).toHaveURL('/zh-tw/');
  await context.close();
});

test(
  'without JavaScript / offers both languages',
  { tag: '@emulated' },
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('link', { name: '繁體中文' })).toHaveAttribute('href', '/zh-tw/');
    await expect(page.getByRole('link', { name: 'English' })).toHaveAttribute('href', '/en/');
    await context.close();
  },
);
