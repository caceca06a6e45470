// A block that fills the screen, for a lecture: by a press and by a link, in both languages, for everyone.

import type { Locator, Page } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { clipboardText } from './clipboard.ts';
import { expect, test } from './engines.ts';

const languages = ['zh-tw', 'en'] as const;
type Language = (typeof languages)[number];

const says = {
  'zh-tw': { copy: '複製投影連結', copied: '占滿整個視窗', keys: '投影時' },
  en: { copy: 'Copy presenting link', copied: 'filling the window', keys: 'While presenting' },
} as const;

/** The address of an example's page, with what is asked of it there. */
const addressIn = (language: Language, id: string, query = ''): string =>
  `${addressOfExample(id).replace('/en/', `/${language}/`)}?engine=builtin${query}`;

const tool = (block: Block, name: 'smaller' | 'larger' | 'end'): Locator =>
  block.root.locator(`[data-part="present-tools"] [data-tool="${name}"]`);
const ten = (block: Block): Locator =>
  block.root.locator('[data-part="present-tools"] [data-action="many"]');

async function isPresented(block: Block): Promise<void> {
  await expect(block.root).toHaveAttribute('role', 'dialog');
  await expect(tool(block, 'end')).toBeVisible();
  const isWhole = await block.root.evaluate((root) => {
    const { x, y, width, height } = root.getBoundingClientRect();
    return x === 0 && y === 0 && width === innerWidth && height === innerHeight;
  });
  expect(isWhole, 'it fills the window').toBe(true);
}

async function present(page: Page, language: Language, id: string): Promise<Block> {
  await page.goto(addressIn(language, id));
  const block = new Block(page, id);
  await block.root.locator('[data-action="present"]').click();
  await isPresented(block);
  return block;
}

/** How high a line of code is written, in pixels of the window. */
const lineHeight = (block: Block): Promise<number> =>
  block.root
    .locator('[data-file][data-shown] .code')
    .evaluate((code) => code.getBoundingClientRect().height / code.textContent.split('\n').length);

/** The timeline that is seen, drawn. */
async function timelineOf(block: Block): Promise<Locator> {
  const timeline = block.root.locator('.timeline').filter({ visible: true });
  await expect(timeline.locator('[data-lane="worker 1"]')).toBeVisible();
  return timeline;
}

for (const language of languages) {
  test(`${language}: a press has it fill the window; it runs, once and ten times; Escape leads back`, async ({
    page,
  }) => {
    await page.goto(addressIn(language, 'ask-a-thread'));
    const block = new Block(page, 'ask-a-thread');
    const button = block.root.locator('[data-action="present"]');
    await button.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await button.click();
    await isPresented(block);
    await expect(block.run).toBeFocused();
    await expect(page.locator('.site-header')).toHaveAttribute('inert', '');
    await timelineOf(block);

    await block.run.click();
    await block.hasExited('builtin', 0);
    const timeline = await timelineOf(block);
    await expect(timeline.locator('[data-span="running"]').first()).toBeAttached();
    await expect(block.output.locator('.output-line').first()).toBeInViewport();
    await expect(block.recorded).toBeHidden();

    const usual = await lineHeight(block);
    await page.keyboard.press('+');
    await expect.poll(() => lineHeight(block)).toBeGreaterThan(usual);
    const larger = await lineHeight(block);
    await tool(block, 'larger').click();
    await expect.poll(() => lineHeight(block)).toBeGreaterThan(larger);
    await tool(block, 'smaller').click();
    await page.keyboard.press('-');
    await expect.poll(() => lineHeight(block)).toBeCloseTo(usual, 1);

    await ten(block).click();
    const outcomes = block.root.locator('[data-part="outcomes"]');
    await expect(outcomes).toHaveAttribute('data-state', 'over', { timeout: 60_000 });
    await expect(outcomes).toHaveAttribute('data-runs', '10');
    await expect(outcomes.locator('[data-outcome]').first()).toBeInViewport();

    await page.keyboard.press('Escape');
    await expect(block.root).not.toHaveAttribute('data-presented');
    await expect(button).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await expect(page.locator('[inert]')).toHaveCount(0);
    await expect(page.locator('[data-part="present-tools"]')).toHaveCount(0);
    await expect(block.root.locator('.timeline'), 'nobody wished for one').toHaveCount(0);
    await block.hasExited('builtin', 0);
    await expect(block.output.locator('.output-line').first()).toBeVisible();
    await expect(outcomes).toHaveAttribute('data-runs', '10');
  });

  test(`${language}: a link opens it so, and its end leaves the page as every page`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    await page.goto(addressIn(language, 'five-threads'));
    const block = new Block(page, 'five-threads');
    await block.root.locator('[data-action="share"]').click();
    await block.root.getByRole('button', { name: says[language].copy }).click();
    await expect(block.root.locator('[data-part="notice"]')).toContainText(says[language].copied);
    const link = await clipboardText(context);
    expect(link).toMatch(/\?present#example-five-threads$/);

    await page.goto('about:blank');
    await page.goto(link);
    await isPresented(block);
    await timelineOf(block);
    await expect(block.root).toHaveAttribute('data-state', 'idle');
    await tool(block, 'end').click();
    await expect(block.root).not.toHaveAttribute('data-presented');
    expect(new URL(page.url()).search).toBe('');
    expect(new URL(page.url()).hash).toBe('#example-five-threads');
    await expect(block.root.locator('[data-action="present"]')).toBeFocused();
  });

  test(`${language}: edits and a program that runs go on, and a name that is asked for`, async ({
    page,
  }) => {
    await page.goto(`/${language}/playground/?engine=builtin`);
    const block = new Block(page, 'playground');
    await block.replaceFile('main.mjs', waiting);
    await block.run.click();
    await expect(block.output).toContainText('waiting');
    await block.root.locator('[data-action="add-file"]').click();
    const name = block.root.locator('[data-part="name"] input');
    await name.fill('other.mjs');
    await block.root.locator('[data-action="present"]').click();
    await isPresented(block);
    await expect(block.stop).toBeFocused();
    await expect(name).toHaveValue('other.mjs');
    await name.press('Enter');
    await expect(block.root.getByRole('tab', { name: 'other.mjs' })).toBeVisible();
    await block.root.locator('[name="line"]').fill('on');
    await page.keyboard.press('Enter');
    await block.hasExited('builtin', 0);
    expect(await block.text()).toEqual(['waiting', 'on', 'heard on']);
    await tool(block, 'end').click();
    await expect(block.root.getByRole('tab', { name: 'other.mjs' })).toBeVisible();
    expect(await block.text()).toEqual(['waiting', 'on', 'heard on']);
  });

  test(`${language}: axe finds nothing in it, before a run, after one and after ten`, async ({
    page,
  }) => {
    const block = await present(page, language, 'ask-a-thread');
    await timelineOf(block);
    expect(await findings(page), 'at rest').toEqual([]);
    await block.run.click();
    await block.hasExited('builtin', 0);
    await timelineOf(block);
    expect(await findings(page), 'after a run').toEqual([]);
    await ten(block).click();
    const outcomes = block.root.locator('[data-part="outcomes"]');
    await expect(outcomes).toHaveAttribute('data-state', 'over', { timeout: 60_000 });
    expect(await findings(page), 'after ten').toEqual([]);
  });

  test(`${language}: its keys are in the list of keys, which comes up above it`, async ({
    page,
  }) => {
    const block = await present(page, language, 'ask-a-thread');
    await page.keyboard.press('?');
    const help = page.locator('dialog.help');
    await expect(help).toContainText(says[language].keys);
    await expect(help.locator('kbd').filter({ hasText: 'Esc' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await isPresented(block);
  });
}

const waiting = `import { createInterface } from 'node:readline';
console.log('waiting');
createInterface({ input: process.stdin }).once('line', (line) => {
  console.log('heard', line);
  process.stdin.destroy();
});
`;

for (const id of [
  'five-threads',
  'ask-a-thread',
  'one-turn',
  'next-tick-or-promise',
  'starts-at-once',
]) {
  test(`a projector of 1280 × 720 at 150 %: all of ${id} is seen, without scrolling`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      viewport: { width: 853, height: 480 },
      deviceScaleFactor: 1.5,
    });
    const page = await context.newPage();
    for (const language of languages) {
      const block = await present(page, language, id);
      const seen = async (): Promise<void> => {
        const parts = [
          block.run,
          block.root.locator('[data-file][data-shown] .code'),
          block.root.locator('.timeline').filter({ visible: true }),
          block.root.locator('.output-line').filter({ visible: true }).last(),
        ];
        for (const part of parts) {
          await expect(part).toBeInViewport({ ratio: 0.99 });
          await expect
            .poll(() => part.evaluate((each) => each.scrollHeight - each.clientHeight))
            .toBeLessThanOrEqual(1);
        }
      };
      await seen();
      await block.run.click();
      await block.hasExited('builtin', 0);
      await seen();
    }
    await context.close();
  });
}

test('on a phone of 360 pixels: nothing hangs out of it, and a finger finds its tools', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  const block = await present(page, 'zh-tw', 'five-threads');
  await block.run.click();
  await block.hasExited('builtin', 0);
  await expect(block.status).toBeInViewport();
  const sizes = await block.root.locator('.block-bar button:visible').evaluateAll((all) =>
    all.map((each) => {
      const { right, width, height } = each.getBoundingClientRect();
      return { right, least: Math.min(width, height) };
    }),
  );
  expect(sizes.length).toBe(5);
  for (const { right, least } of sizes) {
    expect(right).toBeLessThanOrEqual(360);
    expect(least).toBeGreaterThanOrEqual(43.9);
  }
  const isWider = await block.root.evaluate((root) => root.scrollWidth > root.clientWidth);
  expect(isWider).toBe(false);
  await context.close();
});

test('the focus stays in it, the page behind does not scroll, and a press on its timeline is where it is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  const block = await present(page, 'en', 'five-threads');
  const before = await page.evaluate(() => scrollY);
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    const isInside = await block.root.evaluate(
      (root) => root.contains(document.activeElement) || document.activeElement === document.body,
    );
    expect(isInside).toBe(true);
  }
  await page.mouse.move(400, 600);
  await page.mouse.wheel(0, 500);
  const timeline = await timelineOf(block);
  const mark = timeline.locator('[data-lane="worker 3"] [data-mark="stdout"]').last();
  const box = await mark.boundingBox();
  await mark.click();
  const cursor = timeline.locator('[data-cursor] path').first();
  await expect(cursor).toBeAttached();
  const at = await cursor.evaluate((line) => line.getBoundingClientRect().x);
  expect(Math.abs(at - ((box?.x ?? 0) + (box?.width ?? 0) / 2))).toBeLessThan(12);
  // Beside every mark, time is read from the place of the press alone.
  await timeline.locator('.timeline-plot').click({ position: { x: 333, y: 12 } });
  const plot = await timeline.locator('.timeline-plot').boundingBox();
  await expect
    .poll(() => cursor.evaluate((line) => Math.round(line.getBoundingClientRect().x)))
    .toBeGreaterThan((plot?.x ?? 0) + 330);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('a step back to another page ends it', async ({ page }) => {
  await page.goto(addressIn('en', 'five-threads'));
  const first = new Block(page, 'five-threads');
  await first.run.click();
  await first.hasExited('builtin', 0);
  await page.locator('.pager [rel="next"]').click();
  await expect(page.locator('html')).not.toHaveAttribute('data-page', 'worker-threads');
  await page.locator('[data-action="present"]').first().click();
  await expect(page.locator('[data-presented]')).toHaveCount(1);
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('data-page', 'worker-threads');
  await expect(page.locator('html')).not.toHaveAttribute('data-presenting');
  await expect(page.locator('[inert]')).toHaveCount(0);
  await first.root.locator('[data-action="present"]').click();
  await isPresented(first);
});
