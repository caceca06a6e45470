// Programs that take all they can get, in a block of the site: the page stays awake, and Stop works.
import type { Page } from '@playwright/test';
import type { Block } from './block.ts';
import { expect, test } from './engines.ts';
import { runProgram, runsAgain } from './faults.ts';
import { hostilePrograms } from './hostile-programs.ts';
import { idleWorkers } from './lab.ts';
import { watchWork } from './page-work.ts';

// One after the other: two bombs at once measure the machine.
test.describe.configure({ mode: 'default' });

/** In milliseconds of the processor's time: 100 is promised, of a machine that has time for it. */
const longestTask = 500;
/** From the press of Stop to what the reader sees of it: 200 is aimed at on a machine of one's own. */
const longestStop = 2_000;

/** The page goes on for a while: its own timers ring so many times. */
async function goesOn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let rung = 0; rung < 100; rung += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
}

/**
 * How long until the block says that it stopped, in milliseconds from the press of Stop where it is pressed.
 * Waits in the page: what Playwright asks again and again would be measured as the page's work.
 */
async function stops(block: Block, { pressed }: { readonly pressed: boolean }): Promise<number> {
  return await block.root.evaluate(async (root, pressed) => {
    const began = performance.now();
    const stopped = (): boolean => root.getAttribute('data-state') === 'stopped';
    await new Promise<void>((resolve) => {
      new MutationObserver(() => {
        if (stopped()) resolve();
      }).observe(root, { attributes: true });
      if (pressed) root.querySelector<HTMLElement>('[data-action="stop"]')?.click();
      if (stopped()) resolve();
    });
    return performance.now() - began;
  }, pressed);
}

for (const { name, text, ends } of hostilePrograms) {
  test(name, async ({ openBlock, page, browser, browserName }) => {
    const block = await openBlock('/en/', 'interleave');
    await runsAgain(block, 'builtin', 'ready');
    const longest = browserName === 'chromium' ? await watchWork(browser, page) : undefined;
    await runProgram(block, text);
    await expect(block.output.locator('[data-stream]').first()).toBeVisible();
    if (ends) {
      await stops(block, { pressed: false });
    } else {
      await goesOn(page);
      await block.hasState('running');
      const took = await stops(block, { pressed: true });
      test.info().annotations.push({ type: 'stop', description: took.toFixed(0) });
      expect(took).toBeLessThan(longestStop);
    }
    // Of Firefox Playwright learns neither what kept the page busy nor of each worker that it ended.
    if (longest) {
      // Chromium lets a hot loop go on for two seconds more.
      // A machine that had to be closed has none.
      await expect.poll(() => page.workers().length).toBeLessThanOrEqual(idleWorkers);
      const work = await longest();
      test.info().annotations.push({ type: 'longest task', description: work.toFixed(0) });
      expect(work).toBeLessThan(longestTask);
    }
    if (ends) {
      await expect(block.status).toHaveText(ends);
      expect(await block.lines()).not.toHaveLength(0);
    }
    // A machine that did not stop in time went with its frame; no more than one is ever there.
    expect(page.mainFrame().childFrames().length).toBeLessThanOrEqual(1);
    await runsAgain(block, 'builtin');
  });
}
