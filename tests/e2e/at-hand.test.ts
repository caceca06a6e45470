// The chrome is at hand everywhere on a page: the header stays, hides nothing, and tells the browser its colour.

import { expect, test, type Locator, type Page } from '@playwright/test';
import { noteShifts, shiftsOf } from './shifts.ts';

const topOf = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => element.getBoundingClientRect().top);
const bottomOfHeader = (page: Page): Promise<number> =>
  page
    .locator('.site-header')
    .evaluate((element) => Math.max(0, element.getBoundingClientRect().bottom));

for (const [width, height, most] of [
  [360, 740, 60],
  [740, 360, 48],
  [1440, 900, 60],
] as const) {
  test(`${String(width)} × ${String(height)}: the tools are at hand at the end of a page, in ${String(most)} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await noteShifts(page);
    await page.goto('/en/worker-threads/');
    await page.evaluate(() => {
      scrollTo({ top: document.body.scrollHeight });
    });
    await expect(page.locator('.site-footer')).toBeInViewport();
    for (const name of ['.language-switch', 'site-search', 'theme-select', '.site-mark']) {
      await expect(page.locator(name)).toBeInViewport();
    }
    expect(await bottomOfHeader(page)).toBeLessThanOrEqual(most);
    expect(await shiftsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('searchbox')).toBeFocused();
  });

  test(`${String(width)} × ${String(height)}: what is gone to is below the header, not behind it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/zh-tw/worker-threads/#example-thread-result');
    const example = page.locator('#example-thread-result');
    await expect.poll(() => topOf(example)).toBeLessThan(height / 2);
    expect(await topOf(example)).toBeGreaterThanOrEqual(await bottomOfHeader(page));
    // Backwards, so that what has the focus comes in at the top of the window.
    await page.getByRole('link', { name: '把結果拿回來', exact: true }).last().focus();
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Shift+Tab');
      const focused = page.locator(':focus');
      if ((await focused.locator('xpath=ancestor-or-self::main').count()) === 0) continue;
      const bottom = await focused.evaluate((element) => element.getBoundingClientRect().bottom);
      expect(bottom).toBeGreaterThan(await bottomOfHeader(page));
    }
  });
}

test('so low a window that the header would take much of it: it scrolls away', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 200 });
  await page.goto('/en/worker-threads/');
  await page.evaluate(() => {
    scrollTo({ top: 1000 });
  });
  await expect(page.locator('.site-header')).not.toBeInViewport();
});

test('nothing of a page comes above the header', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/en/worker-threads/');
  const block = page.locator('runnable-example').first();
  await block.getByRole('button', { name: 'Edit' }).click();
  await block.locator('.cm-editor').waitFor();
  await block.evaluate((element) => {
    scrollBy({ top: element.getBoundingClientRect().top + 40 });
  });
  const covering = await page.evaluate(() => {
    const points = Array.from({ length: 12 }, (_, index) => [15 + index * 28, 20] as const);
    return points.map(([x, y]) => document.elementFromPoint(x, y)?.closest('main')?.tagName);
  });
  expect(covering.filter(Boolean)).toEqual([]);
});

/** The colour that the browser gives its bar: that of the first element whose media hold. */
const barOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media || 'all').matches,
      )?.content,
  );

for (const system of ['light', 'dark'] as const) {
  const other = system === 'light' ? 'dark' : 'light';
  const bar = { light: '#fcfbf8', dark: '#17191d' };

  test(`${other} chosen on a ${system} system: the browser's bar too, at once and on the next page`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.goto('/en/');
    expect(await barOf(page)).toBe(bar[system]);
    const theme = page.getByRole('combobox', { name: 'Theme' });
    await theme.selectOption(other);
    expect(await barOf(page)).toBe(bar[other]);
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.goto('/en/worker-threads/');
    expect(await barOf(page)).toBe(bar[other]);
    await page.unroute('**/_astro/*.js');
    await page.reload();
    await theme.selectOption('system');
    expect(await barOf(page)).toBe(bar[system]);
  });
}

test('a table is a stop for keys only where it scrolls, and then it has a name', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/choosing/');
  await page.keyboard.press('Tab');
  const boxes = page.locator('wide-table');
  await expect(boxes.first()).toBeVisible();
  await expect(page.locator('main [tabindex="0"]:has(> table)')).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'What each costs to start' })).toBeVisible();
  // As with the text twice as large on a phone.
  await page.setViewportSize({ width: 160, height: 400 });
  const region = page.getByRole('region', { name: 'What each costs to start' });
  await expect(region).toHaveAttribute('tabindex', '0');
  expect(await region.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.locator('main [tabindex="0"]:has(> table)')).toHaveCount(0);
});

test('in forced colours the heading that is read looks otherwise than the rest', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/en/worker-threads/');
  await page.getByRole('heading', { name: 'Get a result back' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 400);
  await expect(page.locator('.contents-headings [aria-current]')).toHaveCount(1);
  // Both at one moment: what is current goes on while the page scrolls.
  const colours = (): Promise<readonly string[]> =>
    page.evaluate(() =>
      ['[aria-current]', 'a:not([aria-current])'].map((selector) => {
        const link = document.querySelector(`.contents-headings ${selector}`);
        return link ? getComputedStyle(link).borderInlineStartColor : '';
      }),
    );
  await expect.poll(async () => new Set(await colours()).size).toBe(2);
});

test('on paper there is nothing to press, once a program ran and was shared either', async ({
  page,
}) => {
  await page.goto('/en/worker-threads/?engine=builtin');
  const block = page.locator('runnable-example').first();
  await block.getByRole('button', { name: 'Run' }).click();
  await expect(block).toHaveAttribute('data-state', 'exited');
  await block.locator('[data-action="share"]').click();
  await expect(block.locator('.share-ways')).toBeVisible();
  await expect(block.locator('.output-bar')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const shown = await page
    .locator('main :is(button:not(.term), input, select), .output-bar, .share-ways, .block-input')
    .evaluateAll((all) =>
      all.filter((element) => element.checkVisibility()).map((element) => element.outerHTML),
    );
  expect(shown).toEqual([]);
});

test('on paper each file of a program of one’s own has its name, and nothing is asked', async ({
  page,
}) => {
  await page.goto('/en/playground/');
  const block = page.locator('runnable-example');
  const editor = block.locator('[data-shown] .cm-content');
  const name = async (action: string, typed: string): Promise<void> => {
    await block.locator(`[data-action="${action}"]`).click();
    await block.locator('[data-part="name"] input').fill(typed);
    await page.keyboard.press('Enter');
    await expect(block.getByRole('tab', { selected: true })).toHaveText(typed);
  };
  await name('add-file', 'first.mjs');
  await expect(editor).toBeFocused();
  await name('rename-file', 'second.mjs');
  await editor.click();
  await page.keyboard.insertText('// mine');
  // A reader who hears the page hears the name as it is now.
  await expect(editor).toHaveAccessibleName(/second\.mjs/);
  await block.locator('[data-action="reset"]').click();
  await expect(block.locator('[data-part="notice"]')).not.toBeEmpty();
  await page.emulateMedia({ media: 'print' });
  const names = block.locator('.code-file-name');
  await expect(names).toHaveText(['main.mjs', 'second.mjs']);
  for (const each of await names.all()) await expect(each).toBeVisible();
  await expect(block.locator('[data-part="notice"]')).toBeHidden();
});

/** The lines that an element's text is laid out in. */
const linesOf = (locator: Locator): Promise<readonly string[]> =>
  locator.evaluate((element) => {
    const lines: { readonly bottom: number; text: string }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode.nodeValue ?? '';
      for (let at = 0; at < text.length; at += 1) {
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const { bottom, width } = range.getBoundingClientRect();
        if (width === 0) continue;
        const last = lines.at(-1);
        if (last && Math.abs(last.bottom - bottom) < 12) last.text += text[at] ?? '';
        else lines.push({ bottom, text: text[at] ?? '' });
      }
    }
    return lines.map((line) => line.text.trim());
  });

test('a heading breaks between its phrases, in the contents as in the text', async ({ page }) => {
  await page.goto('/zh-tw/async-await/');
  const name = /能\sawait\s的東西/;
  const heading = page.locator('main').getByRole('heading', { name });
  const link = page.locator('#contents a').filter({ hasText: name });
  for (const width of [320, 360, 390, 768, 1200, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const isSheet = await page.locator('.contents-button').isVisible();
    for (const place of [heading, link]) {
      if (place === link && isSheet) await page.locator('.contents-button').click();
      const lines = await linesOf(place);
      expect(lines.length, String(width)).toBeGreaterThan(0);
      expect(
        lines.filter((line) => /await$|^的|^await|^能$/.test(line)),
        `${String(width)} px wide: ${lines.join(' / ')}`,
      ).toEqual([]);
    }
    if (isSheet) await page.keyboard.press('Escape');
  }
});
