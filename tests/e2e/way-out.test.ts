// The way out of a strange run on StackBlitz: one press, and the same program runs on the built-in engine.

import type { Locator, Page } from '@playwright/test';
import type { StandIn } from '../support/stackblitz/server.ts';
import { findings } from './axe.ts';
import type { Block } from './block.ts';
import { expect } from './engines.ts';
import { openHomeIn, runProgram, test, useOrigin, type Language } from './faults.ts';
import { noteShifts, shiftsOf } from './shifts.ts';

const wayOut = (block: Block): Locator => block.root.locator('[data-part="way-out"]');

const words = {
  'zh-tw': {
    run: '改用內建引擎執行',
    broken: '原因可能出在 StackBlitz。',
    long: '比執行紀錄久得多。',
  },
  en: {
    run: 'Try the built-in engine',
    broken: 'StackBlitz may be the reason.',
    long: 'Far longer than recorded.',
  },
} as const;

const endless = `import process from 'node:process';
console.log(process.versions.uv ? 'begun' : 'begun elsewhere');
setInterval(() => {}, 1000);
`;

/** Has the example of the page be another program from the start. */
async function replaceExample(page: Page, source: string): Promise<void> {
  await page.addInitScript((text) => {
    document.addEventListener('readystatechange', () => {
      const code = document.querySelector('runnable-example [data-file="main.mjs"] code');
      if (document.readyState === 'interactive' && code) code.textContent = text;
    });
  }, source);
}

for (const language of ['zh-tw', 'en'] as const) {
  test(`${language}: where the example breaks its promise`, async ({ openHome, page, standIn }) => {
    const block = await openHome(language);
    await block.root.evaluate((root) => {
      root.dataset['property'] = JSON.stringify([{ kind: 'has', line: 'never printed' }]);
    });
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    await expect(block.root).toHaveAttribute('data-verdict', 'broken');
    await expect(wayOut(block)).toContainText(words[language].broken);
    expect(await findings(page, 'runnable-example')).toEqual([]);
    await wayOut(block).getByRole('button', { name: words[language].run }).click();
    await block.hasExited('builtin', 0);
    await expect(wayOut(block)).toBeEmpty();
    expect(standIn.boots()).toBe(1);

    // It was for that run alone.
    await block.run.click();
    await block.hasExited('stackblitz', 0);
  });
}

interface Window {
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  readonly hasTouch: boolean;
}

const windows: readonly Window[] = [
  { language: 'zh-tw', width: 390, height: 844, hasTouch: true },
  { language: 'en', width: 390, height: 844, hasTouch: true },
  { language: 'en', width: 390, height: 844, hasTouch: false },
  { language: 'en', width: 800, height: 800, hasTouch: false },
  { language: 'en', width: 1000, height: 800, hasTouch: false },
  { language: 'zh-tw', width: 1440, height: 900, hasTouch: false },
];

// What takes long is to wait for it, so all windows wait at once.
test('where the example goes on, the way out comes, and nothing moves', async ({
  browser,
  standIn,
}) => {
  await Promise.all(
    windows.map(({ language, width, height, hasTouch }) =>
      test.step(`${language}, ${String(width)} wide, by ${hasTouch ? 'a finger' : 'a mouse'}`, async () => {
        const viewport = { width, height };
        const context = await browser.newContext({ hasTouch, isMobile: hasTouch, viewport });
        await comesAndMovesNothing(await context.newPage(), standIn, language);
        await context.close();
      }),
    ),
  );
});

/** The way out comes beside an example that goes on, moves nothing, and leads to the other engine by keys. */
async function comesAndMovesNothing(
  page: Page,
  standIn: StandIn,
  language: Language,
): Promise<void> {
  await useOrigin(page, standIn.origin);
  await noteShifts(page);
  await replaceExample(page, endless);
  const block = await openHomeIn(page, language);
  await block.run.click();
  await expect(block.output).toContainText('begun');
  await expect(wayOut(block)).toBeEmpty();
  const places = (): Promise<number[]> =>
    page.locator('runnable-example, runnable-example *, runnable-example ~ *').evaluateAll(
      (all, aside) =>
        all
          .filter((element) => element.closest(aside) === null)
          .map((element) => Math.round(element.getBoundingClientRect().bottom + scrollY)),
      // What stands in a closed element has no place; what may be there or not is looked at below.
      '[data-part="way-out"], .block-clock, .block-about-text',
    );
  await expect(block.root.locator('[data-part="about"] > summary')).toBeVisible();
  const before = await places();
  await page.evaluate(() => (globalThis.shifts = []));
  await expect(wayOut(block)).toContainText(words[language].long);
  await page.screenshot({});
  expect(await places()).toEqual(before);
  expect(await shiftsOf(page)).toEqual([]);
  await page.screenshot({});

  await block.stop.click();
  await block.hasState('stopped');
  const button = wayOut(block).getByRole('button', { name: words[language].run });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(block.root).toHaveAttribute('data-engine', 'builtin');
  await expect(block.output).toContainText('begun');
  await expect(block.stop).toBeFocused();
  await expect(wayOut(block)).toBeEmpty();
  await block.stop.click();
}

test('edited code keeps its edits, and nothing is claimed of it', async ({ openHome, page }) => {
  const block = await openHome('en');
  await runProgram(block, endless);
  await expect(block.output).toContainText('begun');
  await expect(wayOut(block)).toContainText('Another engine can run this, too.');
  await wayOut(block).getByRole('button').click();
  await expect(block.root).toHaveAttribute('data-engine', 'builtin');
  await expect(block.output).toContainText('begun');
  expect(await block.root.locator('[data-file="main.mjs"] code').textContent()).toBe(endless);
  await block.stop.click();

  await runProgram(block, "console.log('no');\nprocess.exit(3);\n");
  await block.hasExited('stackblitz', 3);
  await expect(wayOut(block)).toContainText('Another engine can run this, too.');
  // It is there again where the reader comes back.
  await page.goto('/zh-tw/');
  await page.goBack();
  await block.hasExited('stackblitz', 3);
  await expect(wayOut(block)).toContainText('Another engine can run this, too.');
});

test('no way out of what is not strange, of the built-in engine, or to where it cannot run', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await block.run.click();
  await block.hasExited('stackblitz', 0);
  await expect(wayOut(block)).toBeEmpty();
  await block.root.evaluate((root) => (root.dataset['needs'] = 'sockets'));
  await runProgram(block, 'process.exit(1);\n');
  await block.hasExited('stackblitz', 1);
  await expect(wayOut(block)).toBeEmpty();
  await page.goto('/en/?engine=builtin');
  await runProgram(block, 'process.exit(1);\n');
  await block.hasExited('builtin', 1);
  await expect(wayOut(block)).toBeEmpty();
});
