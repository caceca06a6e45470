// The timeline of a run: at rest, under the reader's hand, live and after; in both languages, for everyone.

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

const languages = ['zh-tw', 'en'] as const;
type Language = (typeof languages)[number];

const says = {
  'zh-tw': {
    mark: /^worker 1，\d+\.\d\d 秒：印出「thread 1: start」$/,
    moment: /^\d+ ms：main .+；worker 1 .+；worker 5 .+。$/,
    sent: /^main，\d+\.\d\d 秒：傳訊息給 worker 1$/,
    waits: 'main 等待中',
    length: /^[\d.]+ m?s，從 [\d.]+ m?s 到 [\d.]+ m?s$/,
    table: '表格',
    notLoaded: '執行紀錄載入失敗',
    site: '交錯',
  },
  en: {
    mark: /^worker 1, \d+\.\d\d s: printed “thread 1: start”$/,
    moment: /^At \d+ ms: main.+; worker 1.+; worker 5.+\.$/,
    sent: /^main, \d+\.\d\d s: sent a message to worker 1$/,
    waits: 'main waits',
    length: /^[\d.]+ m?s from [\d.]+ m?s to [\d.]+ m?s$/,
    table: 'As a table',
    notLoaded: 'The recorded run did not load',
    site: 'Interleave',
  },
} as const;

const addressIn = (language: Language, id: string): string =>
  addressOfExample(id).replace('/en/', `/${language}/`);

const lanesOf = (timeline: Locator): Promise<string[]> =>
  timeline
    .locator('[data-lane]')
    .evaluateAll((lanes) => lanes.map((lane) => lane.getAttribute('data-lane') ?? ''));

const sourcesOf = async (lines: Locator): Promise<string[]> => [
  ...new Set(
    await lines
      .locator('[data-source]')
      .evaluateAll((all) => all.map((line) => line.getAttribute('data-source') ?? '')),
  ),
];

/** The timeline that a hand is laid on, once it is drawn. */
async function drawn(part: Locator): Promise<Locator> {
  const timeline = part.locator('.timeline[data-part="timeline"]');
  await expect(timeline.locator('[data-lane]').first()).toBeVisible();
  return timeline;
}

const press = (block: Block): Promise<void> =>
  block.recorded.locator('[data-action="timeline"]').click();

/** Opens an example and presses its record's timeline. */
async function openRecorded(page: Page, language: Language, id: string): Promise<Locator> {
  await page.goto(addressIn(language, id));
  const block = new Block(page, id);
  await press(block);
  return await drawn(block.recorded);
}

const said = (timeline: Locator): Locator => timeline.locator('[data-part="timeline-said"]');
const moment = (timeline: Locator): Locator => timeline.locator('[data-part="timeline-moment"]');

for (const language of languages) {
  test(`${language}: at rest the home page draws a recorded run, without a script`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await page.goto(addressIn(language, 'interleave'));
    const block = new Block(page, 'interleave');
    const picture = block.recorded.locator('[data-part="timeline"]').filter({ visible: true });
    for (const width of [360, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      await expect(picture).toHaveCount(1);
      expect((await lanesOf(picture)).sort()).toEqual((await sourcesOf(block.recorded)).sort());
      await expect(picture.locator('[data-mark="stdout"]').first()).toBeVisible();
      await expect(picture.locator('[data-arrow="start"]')).toHaveCount(1);
      const { box, inside } = await picture.evaluate((element) => ({
        box: element.getBoundingClientRect().right,
        inside: [...element.querySelectorAll('text')].map(
          (text) => text.getBoundingClientRect().right,
        ),
      }));
      for (const right of inside) expect(right).toBeLessThanOrEqual(box + 1);
    }
    const table = block.recorded.locator('.timeline-table');
    await table.getByText(says[language].table).click();
    await expect(table.locator('tbody tr')).toHaveCount(14);
    await expect(block.recorded.locator('[data-action="timeline"]')).toBeHidden();
    await context.close();
  });

  test(`${language}: the drawn one makes room for the one with a hand, and comes back`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(addressIn(language, 'interleave'));
    const block = new Block(page, 'interleave');
    const seen = block.recorded.locator('[data-part="timeline"]').filter({ visible: true });
    await expect(seen).toHaveCount(1);
    const { recorded } = block;
    const button = recorded.locator('[data-action="timeline"]');
    await button.scrollIntoViewIfNeeded();
    const place = await button.boundingBox();
    const isDrawnAtOnce = await recorded.evaluateHandle((part) => {
      const all: boolean[] = [];
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          if (!(node instanceof HTMLElement) || !node.matches('.timeline')) continue;
          all.push(node.querySelector('svg') !== null);
        }
      }).observe(part, { childList: true });
      return all;
    });
    await press(block);
    await drawn(block.recorded);
    // What is below moves once, what is above not at all.
    expect(await isDrawnAtOnce.jsonValue()).toEqual([true]);
    expect(await button.boundingBox()).toEqual(place);
    await expect(seen).toHaveCount(1);
    await expect(block.recorded.locator('.timeline-rest')).toBeHidden();
    await press(block);
    await expect(block.recorded.locator('.timeline-rest')).toBeVisible();
    await expect(seen).toHaveCount(1);
  });

  test(`${language}: a press lays a hand on it: marks, lines and moments in words`, async ({
    page,
  }) => {
    const timeline = await openRecorded(page, language, 'five-threads');
    const block = new Block(page, 'five-threads');
    await expect(
      block.recorded.locator('[data-part="timeline"]').filter({ visible: true }),
    ).toHaveCount(1);
    expect((await lanesOf(timeline)).sort()).toEqual((await sourcesOf(block.recorded)).sort());

    const mark = timeline.locator('[data-lane="worker 1"] [data-mark="stdout"]').first();
    await mark.hover();
    const line = block.recorded.locator('[data-marked]');
    await expect(line).toHaveText(/thread 1: start/);
    await mark.click();
    await expect(said(timeline)).toHaveText(says[language].mark);
    await expect(moment(timeline)).toHaveText(says[language].moment);
    await expect(timeline.locator('[data-cursor]')).toHaveCount(1);

    await block.recorded.locator('.output-line').filter({ hasText: 'thread 3: done' }).hover();
    await expect(timeline.locator('[data-lane="worker 3"] [data-pointed]')).toHaveCount(1);
    await expect(timeline.locator('[data-pointed]')).toHaveCount(1);

    await timeline
      .locator('[data-lane="worker 1"] [data-mark="stdout"]')
      .last()
      .click({ modifiers: ['Shift'] });
    await expect(said(timeline)).toHaveText(says[language].length);
    await expect(timeline.locator('[data-cursor]')).toHaveCount(2);

    await block.recorded.locator('[data-action="timeline"]').click();
    await expect(timeline).toHaveCount(0);
  });

  test(`${language}: keys go from event to event, in words, and measure`, async ({ page }) => {
    const timeline = await openRecorded(page, language, 'ask-a-thread');
    await timeline.locator('.timeline-plot').focus();
    const heard: string[] = [];
    const marks = await timeline.evaluate((element) =>
      [...element.querySelectorAll<HTMLElement>('[data-mark]')].reduce(
        (sum, { dataset }) => sum + Number(dataset['count'] ?? 1),
        0,
      ),
    );
    for (let at = 0; at < marks; at += 1) {
      await page.keyboard.press('ArrowRight');
      heard.push(await said(timeline).innerText());
    }
    expect(new Set(heard).size).toBeGreaterThan(10);
    expect(heard.some((each) => says[language].sent.test(each))).toBe(true);
    const last = heard.at(-1);
    await page.keyboard.press('ArrowRight');
    await expect(said(timeline)).toHaveText(last ?? '');
    await page.keyboard.press('Home');
    await expect(said(timeline)).toHaveText(heard[0] ?? '');
    await page.keyboard.press('ArrowDown');
    await expect(said(timeline)).toHaveText(/^worker 1/);
    await page.keyboard.press('Shift+End');
    await expect(timeline.locator('[data-cursor]')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(timeline.locator('[data-cursor]')).toHaveCount(0);
    await expect(said(timeline)).toHaveText('');
  });

  test(`${language}: a run of the reader's own is drawn as it grows, and stays`, async ({
    openPage,
    page,
  }) => {
    await openPage(addressIn(language, 'ask-a-thread'));
    const block = new Block(page, 'ask-a-thread');
    await block.replaceFile('main.mjs', growing);
    await press(block);
    await drawn(block.recorded);
    await block.run.click();
    const timeline = await drawn(block.root.locator('[data-part="panel"]'));
    await expect(timeline.locator('[data-lane="worker 1"]')).toHaveCount(1);
    await expect(block.root).toHaveAttribute('data-state', 'running');
    await expect(
      timeline.locator('[data-lane="main"] [data-span="waiting"]').first(),
    ).toBeAttached();
    await timeline.locator('.timeline-plot').click({ position: { x: 200, y: 40 } });
    await expect(timeline.locator('[data-cursor]')).toHaveCount(1);
    await block.root.locator('[name="line"]').fill('on');
    await page.keyboard.press('Enter');
    await block.hasExited('builtin', 0);
    const blocked = timeline.locator('[data-lane="worker 1"] [data-span="blocked"]');
    await expect(blocked).toHaveAttribute('data-on', 'Atomics.wait');
    await expect(blocked).toHaveAttribute('data-most', '150');
    await expect(timeline.locator('[data-arrow="start"]')).toHaveCount(1);
    await expect(
      timeline.locator('[data-arrow="message"]:not([data-unsure])').first(),
    ).toBeAttached();
    await expect(timeline.locator('[data-mark="stderr"]')).toHaveCount(1);
    await expect(timeline.locator('[data-lane="worker 1"] [data-mark="exited"]')).toHaveCount(1);
    await expect(timeline.locator('[data-lane="stdin"] [data-mark="stdout"]')).toHaveCount(1);
    const line = block.output.locator('.output-line').filter({ hasText: 'heard' });
    await line.hover();
    const pointed = timeline.locator('[data-lane="main"] [data-pointed]');
    await expect(pointed).toHaveCount(1);
    const drawing = await timeline.locator('.timeline-plot svg').elementHandle();
    await timeline.locator('[data-tool="zoom-out"]').dispatchEvent('click');
    await expect.poll(() => drawing.evaluate((svg) => svg.isConnected)).toBe(false);
    await expect(pointed).toHaveCount(1);

    // The next run is drawn unasked, until the reader says otherwise.
    await block.replaceFile('main.mjs', 'console.log(1);');
    await block.run.click();
    await block.hasExited('builtin', 0);
    const next = await drawn(block.root.locator('[data-part="panel"]'));
    expect(await lanesOf(next)).toEqual(['main']);
    await expect(timeline).toHaveCount(1);
    await block.root.locator('.output-bar [data-action="timeline"]').click();
    await expect(next).toHaveCount(0);
    await block.run.click();
    await block.hasExited('builtin', 0);
    await expect(next).toHaveCount(0);
  });

  test(`${language}: it is the same as a table, and is saved as an SVG with the site's name`, async ({
    page,
  }) => {
    const timeline = await openRecorded(page, language, 'five-threads');
    await timeline.locator('[data-tool="table"]').click();
    const rows = timeline.locator('.timeline-table tbody tr');
    await expect(rows).toHaveCount(24);
    await expect(rows.first()).toContainText('main');
    const saving = page.waitForEvent('download');
    await timeline.locator('[data-tool="save"]').click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('five-threads-timeline.svg');
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain(says[language].site);
    expect(text).not.toMatch(/var\(|light-dark\(/);
    const file = await page.context().newPage();
    await file.setContent(text);
    expect(await lanesOf(file.locator('svg'))).toEqual(await lanesOf(timeline));
    await file.close();
  });

  for (const [width, height] of [
    [360, 740],
    [1440, 900],
  ] as const) {
    test(`${language}: axe finds nothing in it, ${String(width)} px wide, and fingers find its tools`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        viewport: { width, height },
        hasTouch: width < 500,
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      const page = await context.newPage();
      await page.goto(addressIn(language, 'five-threads'));
      const block = new Block(page, 'five-threads');
      expect(await findings(page, '#example-five-threads'), 'at rest').toEqual([]);
      await press(block);
      const timeline = await drawn(block.recorded);
      await timeline.locator('[data-mark="stdout"]').first().click();
      await timeline.locator('[data-tool="measure"]').click();
      await timeline.locator('[data-mark="stdout"]').last().click();
      await expect(timeline.locator('[data-cursor]')).toHaveCount(2);
      await timeline.locator('[data-tool="table"]').click();
      await timeline.locator('[data-tool="zoom-in"]').click();
      expect(await findings(page, '#example-five-threads'), 'under a hand').toEqual([]);
      if (width < 500) {
        const sizes = await timeline
          .locator('button')
          .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
        for (const size of sizes) expect(size).toBeGreaterThanOrEqual(44);
      }
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWider).toBe(false);
      await context.close();
    });
  }

  test(`${language}: a record that does not load is said to`, async ({ page }) => {
    await page.goto(addressIn(language, 'ask-a-thread'));
    const block = new Block(page, 'ask-a-thread');
    await page.route('**/recordings/*.json', (route) => route.abort());
    await press(block);
    await expect(block.status).toContainText(says[language].notLoaded);
    const button = block.recorded.locator('[data-action="timeline"]');
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await page.unroute('**/recordings/*.json');
    await press(block);
    await drawn(block.recorded);
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  });
}

/** Goes on until a line is typed; blocks, sends, and prints to both streams. */
const growing = `import { Worker } from 'node:worker_threads';
import { createInterface } from 'node:readline';
const worker = new Worker(\`
  const { parentPort } = require('node:worker_threads');
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, 150);
  parentPort.once('message', () => parentPort.postMessage('back'));
\`, { eval: true });
worker.postMessage('there');
worker.once('message', () => console.error('came back'));
const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => {
  console.log('heard', line);
  process.stdin.destroy();
});
`;

/** Where the ticks of a timeline are: their words. */
const ticks = (timeline: Locator): Promise<string[]> =>
  timeline.locator('.tl-tick').allTextContents();

test('it is zoomed and moved by wheel, drag, buttons and keys; the wheel alone scrolls the page', async ({
  page,
}) => {
  const timeline = await openRecorded(page, 'en', 'five-threads');
  const plot = timeline.locator('.timeline-plot');
  const whole = await ticks(timeline);
  const isAll = () => expect.poll(() => ticks(timeline)).toEqual(whole);
  const isOther = (than: readonly string[]) => expect.poll(() => ticks(timeline)).not.toEqual(than);

  await timeline.locator('[data-tool="zoom-in"]').click();
  await isOther(whole);
  await timeline.locator('[data-tool="zoom-out"]').click();
  await isAll();
  await plot.focus();
  await page.keyboard.press('+');
  await isOther(whole);
  await page.keyboard.press('0');
  await isAll();

  await plot.scrollIntoViewIfNeeded();
  await plot.hover({ position: { x: 300, y: 60 } });
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await isAll();
  await plot.hover({ position: { x: 300, y: 60 } });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -240);
  await page.keyboard.up('Control');
  await isOther(whole);
  const zoomed = await ticks(timeline);
  const box = await plot.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 60);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60, { steps: 4 });
  await page.mouse.up();
  await isOther(zoomed);
  // A drag is no press.
  await expect(timeline.locator('[data-cursor]')).toHaveCount(0);
  await timeline.locator('[data-tool="fit"]').click();
  await isAll();
});

test('quiet stretches are folded where that is asked for, which is said; not what is measured', async ({
  page,
}) => {
  const timeline = await openRecorded(page, 'en', 'five-threads');
  const folds = timeline.locator('[data-fold]');
  await expect(folds).toHaveCount(0);
  await timeline.locator('[data-tool="fold"]').click();
  await expect(folds).toHaveCount(1);
  await expect(timeline.locator('.timeline-note')).toContainText('Folded:');
  const marks = timeline.locator('[data-lane="worker 1"] [data-mark="stdout"]');
  await marks.first().click();
  await timeline.locator('[data-tool="measure"]').click();
  await marks.last().click();
  await expect(folds).toHaveCount(0);
  await expect(said(timeline)).toHaveText(says.en.length);
  await timeline.locator('[data-tool="measure"]').click();
  await expect(folds).toHaveCount(1);
});

test('two fingers zoom it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  const timeline = await openRecorded(page, 'en', 'five-threads');
  const plot = timeline.locator('.timeline-plot');
  await plot.scrollIntoViewIfNeeded();
  const whole = await ticks(timeline);
  const { x = 0, y = 0 } = (await plot.boundingBox()) ?? {};
  const session = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly number[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: at.map((each, id) => ({ x: x + each, y: y + 60, id })),
    });
  await touch('touchStart', 140, 180);
  for (const apart of [30, 45, 60, 80]) await touch('touchMove', 160 - apart, 160 + apart);
  await touch('touchEnd');
  await expect.poll(() => ticks(timeline)).not.toEqual(whole);
  await context.close();
});

/** Tells how long the page's main thread has worked, in milliseconds of its own: not while others are at work. */
async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity);
  };
}

test('100,000 events stay usable, zoomed and moved', async ({ page }) => {
  const main = { pid: 9, threadId: 0 };
  const events: unknown[] = [{ kind: 'started', at: 0, source: main }];
  for (let at = 0; events.length < 100_000; at += 1) {
    const source = { pid: 9, threadId: at % 6 };
    events.push({ kind: at % 2 === 0 ? 'running' : 'waiting', at, source });
    events.push({ kind: 'stdout', at, source, text: 'line\n' });
    events.push({ kind: 'sent', at, source, peer: main, message: at });
    events.push({ kind: 'received', at: at + 20, source: main, peer: source, message: at });
  }
  await page.route('**/recordings/*.json', async (route) => {
    const answer = await route.fetch();
    const recording = (await answer.json()) as object;
    await route.fulfill({ json: { ...recording, events } });
  });
  const timeline = await openRecorded(page, 'en', 'five-threads');
  const counted = await timeline.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>('[data-mark="stdout"]')].reduce(
      (sum, { dataset }) => sum + Number(dataset['count'] ?? 1),
      0,
    ),
  );
  expect(counted).toBe(25_000);
  const plot = timeline.locator('.timeline-plot');
  await plot.focus();
  const work = await watchWork(page);
  for (const key of ['+', '+', '+', 'ArrowRight', 'ArrowRight', '-', '+', '0', 'End', '+', '0']) {
    const before = await work();
    await page.keyboard.press(key);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const took = (await work()) - before;
    expect(took, `${key} takes ${String(took)} ms`).toBeLessThan(100);
  }
});
