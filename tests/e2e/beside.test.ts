// A Python program beside an example: two columns at a desk, a choice of one on a phone, both on paper.

import { expect, test, type Locator, type Page } from '@playwright/test';
import { readPages } from '../site/pages.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 800 };

/** The addresses of all pages that have one. */
const addresses = (await readPages())
  .filter(({ lines }) => lines.some((line) => line.startsWith('<Beside')))
  .map(({ slug, locale }) => `/${locale.toLowerCase()}/${slug.replace('articles/', '')}/`);

interface Sides {
  readonly python: Locator;
  readonly node: Locator;
  readonly choice: Locator;
}

function sidesOf(page: Page): Sides {
  const root = page.locator('.beside').first();
  return {
    python: root.locator('.python-program'),
    node: root.locator('runnable-example'),
    choice: root.getByRole('radio'),
  };
}

async function isSeen(page: Page, sides: readonly [python: boolean, node: boolean]): Promise<void> {
  const { python, node } = sidesOf(page);
  await expect(python.locator('code')).toBeVisible({ visible: sides[0] });
  await expect(node.locator('[data-shown] code')).toBeVisible({ visible: sides[1] });
}

test('at a desk both stand side by side, with nothing to choose, and nothing hangs out', async ({
  page,
}) => {
  expect(addresses.length).toBeGreaterThan(1);
  for (const width of [1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of addresses) {
      await page.goto(address);
      const { choice } = sidesOf(page);
      await expect(choice.first()).toBeHidden();
      const pairs = await page.locator('.beside').evaluateAll((all) =>
        all.map((one) => {
          const box = (selector: string) => {
            const { left, right, top } =
              one.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
            return { left, right, top };
          };
          return [box('.python-program'), box('runnable-example')] as const;
        }),
      );
      expect(pairs.length).toBeGreaterThan(0);
      for (const [python, node] of pairs) {
        expect(python.top).toBe(node.top);
        expect(python.left).toBeGreaterThanOrEqual(0);
        expect(python.right).toBeLessThan(node.left);
        expect(node.right).toBeLessThanOrEqual(width);
        expect(Math.round(node.right - node.left)).toBe(Math.round(python.right - python.left));
      }
    }
  }
});

test('on a phone one is shown, and keys choose which', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/en/from-python/');
  await isSeen(page, [false, true]);
  const { choice } = sidesOf(page);
  await expect(page.getByRole('radiogroup', { name: 'Programming language' })).toBeVisible();
  await choice.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Python' })).toBeFocused();
  await isSeen(page, [true, false]);
  expect(await findings(page, '.beside')).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await isSeen(page, [false, true]);
  expect(await findings(page, '.beside')).toEqual([]);
  await page.locator('.beside label').first().click();
  await isSeen(page, [true, false]);
  // After a reload a link to the example must find it.
  await page.reload();
  await isSeen(page, [false, true]);
});

test('the example in it runs, at a desk and on a phone, and shows its output in its place', async ({
  page,
}) => {
  for (const viewport of [desk, { width: 1600, height: 900 }, phone]) {
    await page.setViewportSize(viewport);
    await page.goto('/en/from-python/?engine=builtin');
    const block = new Block(page, 'one-dinner');
    await block.run.click();
    await block.hasExited('builtin', 0);
    await expect(block.output).toBeVisible();
    await expect(block.recorded).toBeHidden();
    const inside = await block.output.evaluate((output) => {
      const [inner, outer] = [output, output.closest('.beside')].map((element) =>
        element?.getBoundingClientRect(),
      );
      return inner && outer && inner.left >= outer.left && inner.right <= outer.right;
    });
    expect(inside).toBe(true);
  }
});

test('on paper both are there, one below the other, without the choice', async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  await page.goto('/en/from-python/');
  await isSeen(page, [true, true]);
  const { python, node, choice } = sidesOf(page);
  await expect(choice.first()).toBeHidden();
  const [first, second] = [await python.boundingBox(), await node.boundingBox()];
  expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));
});

test('forced colours: the one that is chosen is seen', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/en/from-python/');
  const borders = await page
    .locator('.beside .file-tab')
    .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
  expect(new Set(borders).size).toBe(2);
});

test('with a finger: each choice is 44 pixels high and wide', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: phone,
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto('/zh-tw/from-python/');
  const small = await page.locator('.beside .file-tab').evaluateAll((tabs) =>
    tabs
      .map((tab) => tab.getBoundingClientRect())
      .filter(({ width, height }) => width < 43.9 || height < 43.9)
      .map(({ width, height }) => [width, height]),
  );
  expect(small).toEqual([]);
  await page.locator('.beside label').first().tap();
  await isSeen(page, [true, false]);
  await context.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the choice works, and the recorded output of Python is there', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto('/zh-tw/from-python/');
    await page.locator('.beside label').first().click();
    const { python } = sidesOf(page);
    await expect(python).toContainText('import asyncio');
    await expect(python.locator('.block-caption')).toContainText(/Python 3\.\d+\.\d+/);
    await expect(python.locator('.output-text').first()).toBeVisible();
  });
});
