// The numbers of the lines of code: seen at rest and in the editor at the same place, and only seen.

import type { Locator } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

/** The element before the code that a style makes: what it says, and how much of it is seen. */
const numbersOf = (pre: Locator) =>
  pre.evaluate((element) => {
    const { content, height, width } = getComputedStyle(element, '::before');
    return { content, height: Number.parseFloat(height), width: Number.parseFloat(width) };
  });

test('each line of code at rest has its number, and no more lines have one', async ({ page }) => {
  await page.goto(addressOfExample('lost-updates'));
  const pre = new Block(page, 'lost-updates').root.locator('[data-shown] pre');
  const { content, height, width } = await numbersOf(pre);
  expect(content).toMatch(/^"1\\a ?2\\a ?3|^"1\n2\n3/);
  // With nothing to be read out in its place.
  expect(content).toMatch(/\/ ""$/);
  const code = await pre.locator('code').boundingBox();
  expect(height).toBeCloseTo(code?.height ?? NaN, 0);
  expect(width).toBeGreaterThan(20);
  // Neither selected nor part of the text.
  await pre.evaluate((element) => getSelection()?.selectAllChildren(element));
  expect(await page.evaluate(() => getSelection()?.toString())).not.toMatch(/^\d/m);
});

test('the editor numbers the same lines at the same places', async ({ page }) => {
  await page.goto(addressOfExample('lost-updates'));
  const block = new Block(page, 'lost-updates');
  const code = block.root.locator('[data-shown] code');
  const before = await code.boundingBox();
  const count = ((await code.textContent()) ?? '').split('\n').length;
  await block.root.locator('[data-action="edit"]').click();
  const gutter = block.root.locator('[data-shown] .cm-gutters');
  await expect(gutter).toHaveAttribute('aria-hidden', 'true');
  await expect(gutter.locator('.cm-gutterElement').last()).toHaveText(String(count));
  const after = await block.root.locator('[data-shown] .cm-content').boundingBox();
  expect(after?.x).toBeCloseTo(before?.x ?? NaN, 0);
});

test('the caret does not go behind the header', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto(addressOfExample('price-of-a-lock'));
  const block = new Block(page, 'price-of-a-lock');
  await block.root.locator('[data-action="edit"]').click();
  const editor = block.root.locator('[data-shown] .cm-content');
  await editor.press('ControlOrMeta+End');
  // The first lines are above the window.
  await editor.evaluate((element) => {
    scrollTo(0, scrollY + element.getBoundingClientRect().top + 150);
  });
  for (let line = 0; line < 30; line += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ControlOrMeta+Home');
  await expect
    .poll(() =>
      editor
        .locator('.cm-line')
        .first()
        .evaluate((line) => {
          const header = document.querySelector('.site-header')?.getBoundingClientRect();
          return line.getBoundingClientRect().top - (header?.bottom ?? 0);
        }),
    )
    .toBeGreaterThanOrEqual(-1);
});

test('an example opens on the file that its text speaks of', async ({ page }) => {
  for (const [id, file] of [
    ['lost-updates', 'worker.mjs'],
    ['one-at-a-time', 'mutex.mjs'],
    ['exit-ends-what', 'leave.mjs'],
  ] as const) {
    await page.goto(addressOfExample(id));
    const { root } = new Block(page, id);
    await expect(root.locator('[role="tab"][aria-selected="true"]')).toHaveText(file);
    await expect(root.locator('[data-file][data-shown]')).toHaveAttribute('data-file', file);
  }
});
