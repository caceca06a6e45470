// One turn of the loop: from callback to callback, with the queues and why, in both languages, for everyone.

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import english from '../../src/i18n/strings/timeline/turn/en.ts';
import chinese from '../../src/i18n/strings/timeline/turn/zh-TW.ts';
import type { ReasonKey } from '../../src/i18n/strings/timeline/turn/types.ts';
import { addressOfExample } from './addresses.ts';
import { findings } from './axe.ts';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

const languages = [
  ['zh-tw', chinese],
  ['en', english],
] as const;
type Language = (typeof languages)[number][0];

const addressIn = (language: Language, id: string): string =>
  addressOfExample(id).replace('/en/', `/${language}/`);

/** What `one-turn` calls behind its own lines: its place, what it was made with, the line, and why. */
const inOneTurn: readonly (readonly [
  place: keyof typeof english.places,
  by: string,
  line: number,
  why: readonly ReasonKey[],
])[] = [
  ['poll', 'readFile', 4, ['poll-woke', 'poll-ready']],
  ['ticks', 'process.nextTick', 10, ['tick-after-callback']],
  ['microtasks', 'then', 9, ['microtask-after-ticks']],
  ['check', 'setImmediate', 8, ['check-after-poll']],
  ['timers', 'setTimeout', 7, ['timer-new-turn', 'timer-woke']],
];

const turnIn = (part: Locator): Locator => part.locator('[data-part="turn"]');
const said = (turn: Locator): Locator => turn.locator('[data-part="turn-said"]');
const button = (turn: Locator, step: string): Locator => turn.locator(`[data-turn="${step}"]`);
const running = (turn: Locator): Locator => turn.locator('[data-state="running"]');
const cardsIn = (turn: Locator, place: string): Promise<string[]> =>
  turn
    .locator(`[data-place="${place}"] [data-callback]:not([data-state="running"]) .turn-by`)
    .allTextContents();

const pressTimeline = (block: Block): Promise<void> =>
  block.recorded.locator('[data-action="timeline"]').click();

/** Opens the timeline of a recorded run that tells its callbacks. */
async function openRecorded(page: Page, language: Language, id: string): Promise<Locator> {
  await page.goto(addressIn(language, id));
  const block = new Block(page, id);
  if (id === 'next-tick-or-promise') await block.skipPrediction();
  await pressTimeline(block);
  const turn = turnIn(block.recorded);
  await expect(said(turn)).toHaveAttribute('data-step', '0');
  return turn;
}

/** Steps from the program's own lines to the end of `one-turn`, and checks what is said and shown. */
async function stepThroughOneTurn(turn: Locator, strings: typeof english): Promise<void> {
  const [program, file, tick, promise, immediate, timer] = [0, 1, 2, 3, 4, 5];
  await expect(said(turn)).toContainText(strings.reasons.program);
  await expect(running(turn)).toHaveCount(1);
  expect(await cardsIn(turn, 'poll')).toEqual(['readFile']);
  for (const [index, [place, by, line, reasons]] of inOneTurn.entries()) {
    await button(turn, 'next').click();
    await expect(said(turn)).toHaveAttribute('data-step', String(program + index + 1));
    await expect(turn.locator(`[data-place="${place}"] [data-state="running"]`)).toContainText(by);
    await expect(said(turn)).toContainText(`${by} main.mjs:${line}`);
    const words = await said(turn).innerText();
    expect(reasons.some((reason) => words.includes(strings.reasons[reason]))).toBe(true);
    const waits = {
      ticks: index + 1 < tick ? ['process.nextTick'] : [],
      microtasks: index + 1 < promise ? ['then'] : [],
      check: index + 1 < immediate ? ['setImmediate'] : [],
      timers: index + 1 < timer ? ['setTimeout'] : [],
      poll: [],
    };
    for (const [each, cards] of Object.entries(waits)) {
      expect(await cardsIn(turn, each), `${each} at ${by}`).toEqual(cards);
    }
    await expect(turn.locator('[data-new]')).toHaveCount(index + 1 === file ? 4 : 0);
  }
  await expect(button(turn, 'next')).toHaveAttribute('aria-disabled', 'true');
}

for (const [language, strings] of languages) {
  test(`${language}: one turn, as it was recorded: five callbacks in order, each with its reason`, async ({
    page,
  }) => {
    const turn = await openRecorded(page, language, 'one-turn');
    await stepThroughOneTurn(turn, strings);
    const block = new Block(page, 'one-turn');
    await expect(block.recorded.locator('[data-marked]')).toHaveText(/5\. setTimeout/);
    await button(turn, 'previous').click();
    await expect(running(turn)).toContainText('setImmediate');
    await button(turn, 'first').click();
    await expect(said(turn)).toHaveAttribute('data-step', '0');
    await button(turn, 'last').click();
    await expect(said(turn)).toHaveAttribute('data-step', '5');
  });

  test(`${language}: one turn in the built-in engine: the same, of a run of the reader's own`, async ({
    openPage,
    page,
  }) => {
    await openPage(addressIn(language, 'one-turn'));
    const block = new Block(page, 'one-turn');
    await pressTimeline(block);
    await expect(said(turnIn(block.recorded))).toHaveAttribute('data-step', '0');
    await block.run.click();
    await block.hasExited('builtin', 0);
    const turn = turnIn(block.root.locator('[data-part="panel"]'));
    await stepThroughOneTurn(turn, strings);
    await expect(block.output.locator('[data-marked]')).toHaveText(/5\. setTimeout/);
  });

  test(`${language}: nextTick or promise: in the module the promise is first, in a callback the tick`, async ({
    page,
  }) => {
    const turn = await openRecorded(page, language, 'next-tick-or-promise');
    const reasons: readonly (readonly ReasonKey[])[] = [
      ['microtask-in-module'],
      ['tick-after-microtasks'],
      // Whether the loop slept before, a busy machine decides.
      ['timer-woke', 'timer-due'],
      ['tick-after-callback'],
      ['microtask-after-ticks'],
    ];
    for (const [index, any] of reasons.entries()) {
      await button(turn, 'next').click();
      await expect(said(turn)).toHaveAttribute('data-step', String(index + 1));
      const words = await said(turn).innerText();
      expect(any.some((reason) => words.includes(strings.reasons[reason]))).toBe(true);
    }
  });

  test(`${language}: what runs is marked in the code, and a press goes to its line`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 800, height: 420 });
    const turn = await openRecorded(page, language, 'one-turn');
    const file = new Block(page, 'one-turn').root.locator('[data-file="main.mjs"]');
    await expect(file).not.toHaveAttribute('data-at-line');
    await button(turn, 'next').click();
    const atLine = (): Promise<string> =>
      file.evaluate((element) => element.style.getPropertyValue('--at-line'));
    await expect(file).toHaveAttribute('data-at-line');
    expect(await atLine()).toBe('4');
    const isLineSeen = (line: number): Promise<boolean> =>
      file.locator('pre').evaluate((pre, number) => {
        const { lineHeight, paddingTop } = getComputedStyle(pre);
        const top = pre.getBoundingClientRect().top + parseFloat(paddingTop);
        const y = top + (number - 1) * parseFloat(lineHeight);
        return y > 0 && y < innerHeight;
      }, line);
    const card = turn.locator('[data-place="timers"] button');
    await card.scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 300);
    await expect.poll(() => isLineSeen(7)).toBe(false);
    await card.click();
    await expect.poll(() => isLineSeen(7)).toBe(true);
    expect(await atLine()).toBe('7');
    await expect(file.locator('pre')).toBeFocused();
    await pressTimeline(new Block(page, 'one-turn'));
    await expect(file).not.toHaveAttribute('data-at-line');
  });

  test(`${language}: with the keyboard alone`, async ({ page }) => {
    const turn = await openRecorded(page, language, 'one-turn');
    const timeline = new Block(page, 'one-turn').recorded.locator('.timeline');
    await timeline.locator('.timeline-plot').focus();
    await page.keyboard.press('.');
    await expect(said(turn)).toHaveAttribute('data-step', '1');
    await expect(timeline.locator('[data-callbacks][data-current]')).toHaveCount(1);
    await expect(timeline.locator('[data-cursor]')).toHaveCount(1);
    await page.keyboard.press(',');
    await expect(said(turn)).toHaveAttribute('data-step', '0');
    await page.keyboard.press('Tab');
    await expect(button(turn, 'first')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(said(turn)).toHaveAttribute('data-step', '2');
    await page.keyboard.press('End');
    await expect(said(turn)).toHaveAttribute('data-step', '5');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(said(turn)).toHaveAttribute('data-step', '1');
    await button(turn, 'next').focus();
    await page.keyboard.press('Enter');
    await expect(said(turn)).toHaveAttribute('data-step', '2');
    await expect(button(turn, 'next')).toBeFocused();
    // The link to the line of what runs keeps the focus from step to step.
    await said(turn).getByRole('button').focus();
    await page.keyboard.press('ArrowRight');
    await expect(said(turn).getByRole('button')).toBeFocused();
    await expect(said(turn).getByRole('button')).toHaveText('main.mjs:9');
    await page.keyboard.press('Enter');
    await expect(
      new Block(page, 'one-turn').root.locator('[data-file="main.mjs"] pre'),
    ).toBeFocused();
  });

  test(`${language}: an async function starts at once: the program itself printed what comes before the first wait`, async ({
    page,
  }) => {
    const turn = await openRecorded(page, language, 'starts-at-once');
    const marked = new Block(page, 'starts-at-once').recorded.locator('[data-marked]');
    await expect(marked).toHaveText([/the kettle is on/, /I have Promise/]);
    for (const [line, printed] of [
      [5, []],
      [5, [/tea: ready/]],
      [14, [/I have a cup of tea/]],
    ] as const) {
      await button(turn, 'next').click();
      await expect(said(turn)).toContainText(`main.mjs:${line}`);
      await expect(marked).toHaveText([...printed]);
    }
  });

  test(`${language}: while microtasks come, a timer that is due waits`, async ({
    openPage,
    page,
  }) => {
    await openPage(addressIn(language, 'letting-the-clock-tick'));
    const block = new Block(page, 'letting-the-clock-tick');
    await block.skipPrediction();
    await pressTimeline(block);
    const tool = block.recorded.locator('[data-tool="turn"]');
    await expect(tool).toBeVisible();
    if ((await tool.getAttribute('aria-pressed')) === 'false') await tool.click();
    await block.run.click();
    await block.hasExited('builtin', 0);
    const turn = turnIn(block.root.locator('[data-part="panel"]'));
    for (const step of ['1', '2', '3']) {
      await button(turn, 'next').click();
      await expect(said(turn)).toHaveAttribute('data-step', step);
      await expect(said(turn)).toContainText(strings.others['timer-blocked']);
      expect(await cardsIn(turn, 'timers')).toEqual(['setInterval']);
    }
  });

  for (const width of [360, 1440]) {
    test(`${language}: axe finds nothing in it, ${String(width)} px wide, and nothing is wider than the page`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        hasTouch: width < 500,
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      const page = await context.newPage();
      const turn = await openRecorded(page, language, 'one-turn');
      await button(turn, 'next').click();
      const { recorded } = new Block(page, 'one-turn');
      await recorded.locator('[data-tool="table"]').click();
      await recorded.locator('[data-tool="zoom-in"]').click();
      await expect(recorded.locator('[data-zoomed] [data-callbacks]').first()).toBeAttached();
      expect(await findings(page, '#example-one-turn')).toEqual([]);
      if (width < 500) {
        for (const each of await turn.getByRole('button').all()) {
          const { height = 0 } = (await each.boundingBox()) ?? {};
          expect(height, await each.innerText()).toBeGreaterThanOrEqual(
            (await each.getAttribute('data-turn-code')) === null ? 44 : 24,
          );
        }
      }
      const isWider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(isWider).toBe(false);
      await context.close();
    });
  }

  test(`${language}: a run without callbacks says that the next one tells them, and it does, thread by thread`, async ({
    openPage,
    page,
  }) => {
    await openPage(addressIn(language, 'five-threads'));
    const block = new Block(page, 'five-threads');
    await pressTimeline(block);
    const tool = block.recorded.locator('[data-tool="turn"]');
    await expect(tool).toHaveAttribute('aria-pressed', 'false');
    await expect(tool).toHaveText(strings.title);
    await tool.click();
    await expect(turnIn(block.recorded)).toContainText(strings.untold);
    await block.run.click();
    await block.hasExited('builtin', 0);
    const panel = block.root.locator('[data-part="panel"]');
    const turn = turnIn(panel);
    await expect(said(turn)).toContainText(strings.reasons.program);
    const threads = turn.getByRole('combobox', { name: strings.thread });
    await threads.selectOption('worker 1');
    await expect(turn).toHaveAttribute('aria-label', strings.of('worker 1'));
    await expect(said(turn)).toContainText(strings.reasons.program);
    // Closed, the run after it is not asked for callbacks.
    await panel.locator('[data-tool="turn"]').click();
    await block.run.click();
    await block.hasExited('builtin', 0);
    await expect(panel.locator('[data-lane]').first()).toBeVisible();
    await expect(turn).toHaveCount(0);
    await panel.locator('[data-tool="turn"]').click();
    await expect(turn).toContainText(strings.untold);
  });

  test(`${language}: callbacks are in the table, with why, and in the file that is saved`, async ({
    page,
  }) => {
    const turn = await openRecorded(page, language, 'one-turn');
    const timeline = new Block(page, 'one-turn').recorded.locator('.timeline');
    await timeline.locator('[data-tool="table"]').click();
    const rows = timeline.locator('.timeline-table tbody tr');
    const calls = rows.filter({ hasText: strings.reasons['check-after-poll'] });
    await expect(calls).toHaveCount(1);
    await expect(calls).toContainText('main.mjs:8');
    const before = await rows.count();
    const saving = page.waitForEvent('download');
    await timeline.locator('[data-tool="save"]').click();
    const text = await readFile(await (await saving).path(), 'utf8');
    expect(text.match(/data-callbacks=/g)?.length).toBeGreaterThanOrEqual(2);
    await timeline.locator('[data-tool="turn"]').click();
    await expect(turn).toHaveCount(0);
    await expect(rows).toHaveCount(before - 6);
    await expect(timeline.locator('[data-callbacks]')).toHaveCount(0);
  });
}

test('a press in the plot goes to the callback there, or to the moment between two', async ({
  page,
}) => {
  const turn = await openRecorded(page, 'en', 'one-turn');
  const timeline = new Block(page, 'one-turn').recorded.locator('.timeline');
  await timeline.locator('[data-callbacks]').last().click();
  await expect(said(turn)).toHaveAttribute('data-step', /[1-5]/);
  await page.keyboard.press('Home');
  await timeline.locator('.timeline-plot').click({ position: { x: 70, y: 40 } });
  await expect(said(turn)).toContainText(/no callback runs|own lines/);
});
