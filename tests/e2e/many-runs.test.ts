// Run 20 times on the built-in engine: the outcomes in groups, and what a reader does with them.

import type { Page } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';
import { watchStalls } from './faults.ts';
import { Many, racy } from './many.ts';

const inChinese = (address: string) => address.replace('/en/', '/zh-tw/');

const words = {
  'zh-tw': {
    many: '連跑 20 次',
    stop: '停止',
    kept: '20 次裡有 20 次符合這個範例的保證。',
    numbers: '只有數字不同。',
    recorded: '和執行紀錄相同',
    difference: '第一處不同',
    sides: '並排比較',
    show: '顯示這次執行',
    endless: '連續三次執行都沒有在 10 秒內結束',
    unended: '10 秒內沒有結束',
    stopped: '已停止。',
    stale: '這是修改前的輸出。',
  },
  en: {
    many: 'Repeat 20×',
    stop: 'Stop',
    kept: 'What this example guarantees was kept 20 of 20 times.',
    numbers: 'Only numbers differ.',
    recorded: 'as recorded',
    difference: 'first difference',
    sides: 'Side by side',
    show: 'Show this run',
    endless: 'Three runs in a row did not end within 10 seconds',
    unended: 'did not end within 10 s',
    stopped: 'Stopped.',
    stale: 'Output of the code before your change.',
  },
} as const;

/** Has the outcomes looked at on the page that is open, and on that of the other language. */
async function inBothLanguages(
  page: Page,
  look: (says: (typeof words)[keyof typeof words]) => Promise<void>,
): Promise<void> {
  await expect(page).toHaveURL(/\/zh-tw\//);
  await look(words['zh-tw']);
  await page.locator('.language-switch').click();
  await expect(page).toHaveURL(/\/en\//);
  await look(words.en);
}

test('exact text is one outcome, which is the recorded one, and keeps what is promised', async ({
  openBlock,
  page,
}) => {
  const block = await openBlock(inChinese(addressOfExample('one-turn')), 'one-turn');
  const many = new Many(block);
  await block.root.getByRole('button', { name: words['zh-tw'].many }).click();
  await many.isOver();
  // The block's own run is none of these.
  await expect(block.root).toHaveAttribute('data-state', 'idle');
  await expect(block.root).not.toHaveAttribute('data-ran');
  await inBothLanguages(page, async (says) => {
    await expect(many.summary).toContainText(says.kept);
    expect(await many.counts()).toEqual([20]);
    await expect(many.group('A')).toHaveAttribute('data-recorded');
    await expect(many.group('A')).toContainText(says.recorded);
    await expect(many.group('A').locator('.output-line')).toHaveText([
      /1\. the callback itself/,
      /2\. nextTick/,
      /3\. promise/,
      /4\. setImmediate/,
      /5\. setTimeout/,
    ]);
    expect(await findings(page, '#example-one-turn')).toEqual([]);
  });
});

test('lost-updates differs in numbers alone, which stand in a histogram', async ({
  openBlock,
  page,
}) => {
  const block = await openBlock(inChinese(addressOfExample('lost-updates')), 'lost-updates');
  const many = new Many(block);
  await many.runAll();
  await inBothLanguages(page, async (says) => {
    await expect(many.summary).toContainText(says.numbers);
    expect(await many.counts()).toEqual([20]);
    const histogram = many
      .group('A')
      .locator('[data-part="histogram"]')
      .filter({ hasText: 'counted' });
    await expect(histogram).toBeVisible();
    const counts = await histogram
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-count'))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(counts.length).toBeLessThan(11);
    expect(await findings(page, '#example-lost-updates')).toEqual([]);
  });
});

test('a program that never ends is ended, and said to', async ({ openBlock, page }) => {
  const block = await openBlock('/zh-tw/', 'interleave');
  const many = new Many(block);
  await block.replaceFile('main.mjs', "console.log('up'); setInterval(() => {}, 1000);");
  await many.runAll();
  await inBothLanguages(page, async (says) => {
    await expect(many.summary).toContainText(says.endless);
    expect(await many.counts()).toEqual([3]);
    await expect(many.group('A')).toContainText(says.unended);
    await expect(many.group('A').locator('.output-line')).toContainText('up');
  });
});

for (const language of ['zh-tw', 'en'] as const) {
  const says = words[language];

  test(`${language}: a racy program has two outcomes, which say where they differ`, async ({
    openBlock,
    page,
  }) => {
    const block = await openBlock(`/${language}/`, 'interleave');
    const many = new Many(block);
    await block.replaceFile('main.mjs', racy);
    await many.runAll();
    const counts = await many.counts();
    expect(counts).toHaveLength(2);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    // It is no program of the site's: nothing is promised of it, and nothing recorded.
    await expect(many.panel.locator('[data-kept], [data-recorded]')).toHaveCount(0);

    const second = await many.open('B');
    const marked = second.locator('[data-differs="first"]');
    await expect(marked).toHaveCount(1);
    await expect(marked).toContainText(says.difference);
    await expect(marked).toContainText('was first');
    const line = (await marked.textContent())?.replace(says.difference, '') ?? '';

    await many.panel.getByText(says.sides, { exact: true }).click();
    const sides = many.panel.locator('.side-column');
    await expect(sides.locator('[data-differs="first"]')).toHaveCount(2);
    const [left, right] = await sides.locator('[data-differs="first"]').allTextContents();
    expect(left).not.toBe(right);
    await sides.first().getByRole('combobox').selectOption({ index: 1 });
    await expect(sides.locator('[data-differs="first"]')).toHaveCount(0);
    expect(await findings(page, '[data-example="interleave"]')).toEqual([]);

    await second.getByRole('button', { name: says.show }).click();
    await block.hasExited('builtin', 0);
    await expect(block.output).toBeFocused();
    const shown = await block.text();
    expect(shown[1]).toBe(line.replace('main', '').trim());
    expect(shown).toHaveLength(3);
    await expect(many.panel).toBeVisible();
  });

  test(`${language}: Stop in the middle keeps what there is, and the block runs as ever`, async ({
    openBlock,
    page,
  }) => {
    const block = await openBlock(`/${language}/`, 'interleave');
    const many = new Many(block);
    await many.button.click();
    await many.hasRun(2);
    await expect(many.button).toHaveText(says.stop);
    expect(await findings(page, '[data-example="interleave"]')).toEqual([]);
    await many.panel.getByRole('button', { name: says.stop }).click();
    await expect(many.panel).toHaveAttribute('data-state', 'over');
    await expect(many.summary).toContainText(says.stopped);
    const runs = Number(await many.panel.getAttribute('data-runs'));
    expect(runs).toBeLessThan(20);
    const counts = await many.counts();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runs);
    await expect(many.button).toHaveAccessibleName(says.many);
    await expect(many.panel.getByRole('button', { name: says.many })).toBeFocused();
    await block.run.click();
    await block.hasExited('builtin', 0);
    expect(await block.lines()).toHaveLength(10);
    await expect(many.panel).toBeVisible();
  });

  test(`${language}: what changed since says so`, async ({ openBlock, page }) => {
    const block = await openBlock(`/${language}/`, 'interleave');
    const many = new Many(block);
    await block.replaceFile('main.mjs', "console.log('a');");
    await many.runAll();
    await block.root.locator('[data-action="edit"]').click();
    await expect(block.root.locator('.cm-content')).toBeFocused();
    await page.keyboard.type(';');
    await expect(many.summary).toContainText(says.stale);
    await page.keyboard.press('Backspace');
    await expect(many.summary).not.toContainText(says.stale);
  });
}

test('another language has the outcomes too, in its own words, and each run can be shown', async ({
  openBlock,
  page,
}) => {
  const block = await openBlock('/en/', 'interleave');
  const many = new Many(block);
  await many.button.click();
  await many.hasRun(3);
  // Who leaves in the middle ends it.
  await page.locator('.language-switch').click();
  await expect(page).toHaveURL(/zh-tw/);
  await expect(many.summary).toContainText('已停止。');
  const runs = Number(await many.panel.getAttribute('data-runs'));
  expect(runs).toBeGreaterThanOrEqual(3);
  await expect(many.panel.locator('[data-kept]')).toHaveAttribute('data-judged', String(runs));
  const group = await many.open('A');
  await group.getByRole('button', { name: '顯示這次執行' }).click();
  await block.hasExited('builtin', 0);
  expect(await block.lines()).toHaveLength(10);
});

test('a program that prints without end is bounded, and the page stays the reader’s', async ({
  openBlock,
  page,
}) => {
  const block = await openBlock('/en/', 'interleave');
  const many = new Many(block);
  await block.replaceFile('main.mjs', "for (;;) console.log('again and again '.repeat(20));");
  const longest = await watchStalls(page);
  await many.button.click();
  await many.hasRun(1);
  await many.panel.getByRole('button', { name: 'Stop' }).click();
  await expect(many.panel).toHaveAttribute('data-state', 'over');
  await many.open('A');
  expect(await many.panel.locator('.output-line').count()).toBeLessThan(100);
  await expect(many.panel).toContainText('Only the first 300 lines of a run are compared.');
  expect(await longest()).toBeLessThan(5000);
  await block.replaceFile('main.mjs', "console.log('well');");
  await block.run.click();
  await block.hasExited('builtin', 0);
  expect(await block.text()).toEqual(['well']);
});

test('Run ends the many runs of its block, and they end its run; another block goes on', async ({
  openPage,
  page,
}) => {
  await openPage(addressOfExample('five-threads'));
  const first = new Block(page, 'five-threads');
  const other = page.locator('runnable-example').nth(1);
  const otherId = (await other.getAttribute('data-example')) ?? '';
  const second = new Block(page, otherId);
  // It goes on for longer than what is done here, and no longer than need be.
  await second.replaceFile('main.mjs', "setTimeout(() => console.log('on'), 400);");
  await new Many(second).button.click();
  await first.run.click();
  await first.hasState('running');
  const many = new Many(first);
  await many.button.click();
  await first.hasState('stopped');
  await many.hasRun(1);
  await first.run.click();
  await expect(many.panel).toHaveAttribute('data-state', 'over');
  await first.hasExited('builtin', 0);
  await new Many(second).isOver();
  await expect(new Many(second).panel).toHaveAttribute('data-runs', '20');
});

test('the button ends what it began, by keys', async ({ openBlock, page }) => {
  const block = await openBlock('/en/', 'interleave');
  const many = new Many(block);
  await many.button.focus();
  await page.keyboard.press('Enter');
  await many.hasRun(1);
  await expect(many.button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(many.panel).toHaveAttribute('data-state', 'over');
  await expect(many.button).toBeFocused();
});

test('arguments are those of the block, and the input is that of the last run', async ({
  openPage,
  page,
}) => {
  await openPage('/en/playground/');
  const block = new Block(page, 'playground');
  const many = new Many(block);
  await block.replaceFile(
    'main.mjs',
    "console.log(process.argv[2]); process.stdin.on('data', (data) => console.log('got ' + String(data).trim())); process.stdin.on('end', () => console.log('end'));",
  );
  await block.root.locator('.start-options > summary').click();
  await block.root.locator('input[name="args"]').fill('"two words"');
  await many.runAll();
  expect(await many.counts()).toEqual([20]);
  await expect(many.group('A').locator('.output-text')).toHaveText(['two words', 'end']);

  await block.run.click();
  await block.root.locator('[name="line"]').fill('Ada');
  await page.keyboard.press('Enter');
  await expect(block.output).toContainText('got Ada');
  await many.runAll();
  await expect(many.group('A').locator('.output-text')).toHaveText(['two words', 'got Ada', 'end']);
  await expect(many.panel).toContainText('Each run got the lines that were typed in the last one');
});

test('nothing is wider than the window, and what is touched is large enough', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('/zh-tw/?engine=builtin');
  const block = new Block(page, 'interleave');
  const many = new Many(block);
  await block.replaceFile('main.mjs', racy);
  await many.runAll();
  await many.open('B');
  await many.panel.locator('.side-by-side > summary').click();
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 740 });
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWider, `${String(width)} px`).toBe(false);
    const small = await many.panel
      .locator('button:visible, summary:visible, select:visible')
      .evaluateAll((controls) =>
        controls
          .filter((control) => control.getBoundingClientRect().height < 43.5)
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
    expect(small, `${String(width)} px`).toEqual([]);
  }
  await context.close();
});
