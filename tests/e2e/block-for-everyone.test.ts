// The block for everyone: axe in each of its states, targets for fingers, small screens, forced colours.

import type { Page } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';

async function isFreeOfFaults(page: Page): Promise<void> {
  expect(await findings(page, 'runnable-example')).toEqual([]);
}

const noisy = String.raw`import { Worker, isMainThread } from 'node:worker_threads';
if (isMainThread) {
  const styles = [1, 2, 3, 4, 7, 9, ...Array(16).keys()].map((n) => (n > 9 ? n : n + 30));
  for (const n of styles) process.stdout.write('\x1b[' + n + 'mcolour\x1b[0m ');
  for (let n = 0; n < 256; n += 5) process.stdout.write('\x1b[38;5;' + n + 'mx\x1b[0m\x1b[48;5;' + n + 'my\x1b[0m ');
  console.log('\x1b[2mdim\x1b[0m \u202e');
  new Worker(new URL(import.meta.url)).on('exit', () => { throw new Error('here'); });
} else console.error('trouble');
`;

for (const language of ['zh-tw', 'en'] as const) {
  test(`${language}: axe finds nothing in any state`, async ({ openHome, page, standIn }) => {
    const block = await openHome(language);
    await test.step('at rest', () => isFreeOfFaults(page));

    await block.root.locator('[data-action="share"]').click();
    await expect(block.root.locator('[data-part="share"]')).toBeVisible();
    await block.root.locator('[data-action="edit"]').click();
    await expect(block.root.locator('.cm-content')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(noisy);
    await page.keyboard.press('ControlOrMeta+f');
    await block.root.locator('[data-action="reset"]').click();
    await expect(block.root.locator('[data-action="reset-now"]')).toBeVisible();
    await test.step('edited, sharing, finding, asked', () => isFreeOfFaults(page));

    await block.run.click();
    await block.hasExited('stackblitz', 1);
    const filter = block.root.locator('[data-action="filter"]').first();
    await filter.click();
    await expect(filter).toHaveAttribute('aria-pressed', 'true');
    await test.step('exited, in all colours, filtered', () => isFreeOfFaults(page));

    await block.replaceFile('main.mjs', "process.stdin.resume(); console.log('waiting');");
    await block.run.click();
    await expect(block.output).toContainText('waiting');
    await test.step('running, with input', () => isFreeOfFaults(page));
    await block.stop.click();
    await block.hasState('stopped');
    await test.step('stopped', () => isFreeOfFaults(page));

    await standIn.misbehave('refuse');
    await page.goto(`/${language}/?engine=stackblitz`);
    await block.run.click();
    await block.hasState('failed');
    await test.step('failed', () => isFreeOfFaults(page));

    await page.goto(addressOfExample('forgotten-pool').replace('/en/', `/${language}/`));
    const folded = new Block(page, 'forgotten-pool').root;
    await test.step('a file folded', () => isFreeOfFaults(page));
    await folded.getByRole('tab', { name: 'pool.mjs' }).click();
    await expect(folded.locator('[data-file="pool.mjs"] code')).toBeVisible();
    await test.step('its tab open', () => isFreeOfFaults(page));

    await page.goto(`/${language}/playground/#shared=playground.1.x`);
    await expect(block.root.page().locator('[data-part="notice"]')).not.toBeEmpty();
    await page.locator('[data-action="add-file"]').click();
    await expect(page.locator('[data-part="name"] input')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).not.toBeEmpty();
    const name = page.locator('[data-part="name"] input');
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    const problem = await page.getByRole('alert').textContent();
    await expect(name).toHaveAccessibleDescription(problem ?? '');
    await test.step('the playground, asked for a name', () => isFreeOfFaults(page));
  });
}

test('a finger finds every target: 44 pixels', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto('/zh-tw/playground/?engine=builtin');
  const block = new Block(page, 'playground');
  await block.root.locator('[data-action="share"]').click();
  await block.root.locator('[data-action="add-file"]').click();
  await block.run.click();
  await block.hasExited('builtin', 0);
  const small = await block.root
    .locator('button:visible, input:visible, select:visible')
    .evaluateAll((all) =>
      all
        .map((one) => {
          const { width, height } = one.getBoundingClientRect();
          return { text: one.textContent, width, height };
        })
        .filter(({ width, height }) => width < 43.9 || height < 43.9)
        .map(({ text, width, height }) => `${text} ${String(width)} × ${String(height)}`),
    );
  expect(small).toEqual([]);
  await context.close();
});

const narrow = [
  ['a phone of 360 pixels', { width: 360, height: 740 }],
  // At 200 % a window of 1280 by 1024 has half of each.
  ['200 % zoom', { width: 640, height: 512 }],
] as const;

test('narrow windows: nothing hangs out of the page or the block', async ({ openHome, page }) => {
  await openHome('en');
  const example = addressOfExample('five-threads');
  for (const path of [
    '/en/playground/',
    '/zh-tw/playground/',
    example,
    example.replace('/en/', '/zh-tw/'),
  ]) {
    await page.setViewportSize(narrow[0][1]);
    await page.goto(path);
    const block = page.locator('runnable-example').first();
    await block.locator('[data-action="share"]').click();
    await block.locator('[data-action="run"]').click();
    await expect(block).toHaveAttribute('data-state', 'exited', { timeout: 30_000 });
    for (const [what, viewport] of narrow) {
      await page.setViewportSize(viewport);
      const { root, out } = await block.evaluate((element) => ({
        root: document.documentElement.scrollWidth - innerWidth,
        out: [...element.querySelectorAll('button, input, select, p, [data-part]')]
          .filter(
            (part) =>
              part.getBoundingClientRect().right > element.getBoundingClientRect().right + 1,
          )
          .map((part) => part.outerHTML),
      }));
      expect(root, `${path}, ${what}`).toBeLessThanOrEqual(0);
      expect(out, `${path}, ${what}`).toEqual([]);
    }
  }
});

test('with a finger: tabs that do not fit are scrolled to, and none lies on another', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(addressOfExample('one-job-three-ways'));
  const block = new Block(page, 'one-job-three-ways');
  const tabs = await block.root.getByRole('tab').evaluateAll((all) =>
    all.map((tab) => ({
      left: tab.getBoundingClientRect().left,
      right: tab.getBoundingClientRect().left + tab.scrollWidth,
    })),
  );
  expect(tabs.length).toBeGreaterThan(4);
  for (const [at, { left }] of tabs.entries()) {
    expect(left).toBeGreaterThanOrEqual(tabs[at - 1]?.right ?? 0);
  }
  await context.close();
});

test('forced colours: what is chosen is seen, and Run has an outline', async ({
  openHome,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openHome('en');
  await page.goto(addressOfExample('five-threads'));
  const block = new Block(page, 'five-threads');
  const borders = await block.root
    .locator('[role="tab"]')
    .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
  expect(new Set(borders).size).toBe(2);
  await expect(block.run).not.toHaveCSS('border-top-width', '0px');
  // The sign on it has the colour of its words.
  const [words, sign] = await block.run.evaluate((button) => [
    getComputedStyle(button).color,
    getComputedStyle(button, '::before').backgroundColor,
  ]);
  expect(sign).toBe(words);
});

for (const language of ['zh-tw', 'en'] as const) {
  test(`${language}: by keys alone: to the code, out of it, to Run, to the output`, async ({
    openHome,
    page,
  }) => {
    const block = await openHome(language);
    await block.run.focus();
    const stops: string[] = [];
    for (let step = 0; step < 7; step += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          return element.dataset['action'] ?? element.dataset['part'] ?? element.className;
        }),
      );
    }
    expect(stops).toEqual([
      ...['edit', 'copy', 'share', 'present', 'play', 'code'],
      expect.not.stringMatching(/code/),
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+Enter');
    await block.hasExited('stackblitz', 0);
  });
}

test('what is announced is little: a flood of lines, a handful of announcements', async ({
  openHome,
}) => {
  const block = await openHome('zh-tw');
  await expect(block.output).not.toHaveAttribute('aria-live');
  await block.root.evaluate((root) => {
    let changes = 0;
    new MutationObserver(() => (root.dataset['announced'] = String((changes += 1)))).observe(
      root.querySelector('[data-part="status"]') ?? root,
      { childList: true },
    );
  });
  await block.replaceFile('main.mjs', 'for (let i = 0; i < 5000; i += 1) console.log(i);');
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  const announced = Number(await block.root.getAttribute('data-announced'));
  expect(announced).toBeGreaterThan(1);
  expect(announced).toBeLessThan(10);
});
