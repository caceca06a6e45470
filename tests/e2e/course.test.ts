// The path of the course on the home page: each article with its picture, drawn of a recorded run at build.

import { expect, test } from '@playwright/test';

for (const language of ['zh-tw', 'en'] as const) {
  test(`${language}: each article has a picture of its own, without a script or a word`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await page.goto(`/${language}/`);
    const articles = page.locator('.course li');
    const pictures = articles.locator('svg[aria-hidden="true"]');
    const drawn = await pictures.evaluateAll((all) => all.map((each) => each.innerHTML));
    expect(drawn.length).toBe(await articles.count());
    expect(new Set(drawn).size, 'no two are the same').toBe(drawn.length);
    await expect(page.locator('.course svg text')).toHaveCount(0);

    // What is drawn of a lane has its colour, and stays within the picture.
    const lines = pictures.first().locator('[data-lane] path').first();
    const main = await lines.evaluate((line) => getComputedStyle(line).stroke);
    const others = await articles
      .locator('[data-lane="1"] path')
      .first()
      .evaluate((line) => getComputedStyle(line).stroke);
    expect(main).not.toBe(others);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const hangsOut = await pictures.evaluateAll((all) =>
        all.filter((svg) => {
          const { right, bottom } = svg.getBoundingClientRect();
          const item = svg.closest('li')?.getBoundingClientRect();
          return item === undefined || right > item.right + 1 || bottom > item.bottom + 1;
        }),
      );
      expect(hangsOut).toEqual([]);
    }
    await context.close();
  });
}

test('forced colours: the pictures have the colour of the text', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/en/');
  const title = page.locator('.course h3').first();
  const colour = await title.evaluate((heading) => getComputedStyle(heading).color);
  const strokes = await page
    .locator('.course path')
    .evaluateAll((all) => all.map((path) => getComputedStyle(path).stroke));
  expect([...new Set(strokes)]).toEqual([colour]);
});
