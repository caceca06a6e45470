// A program that takes all memory loses what runs it, and nothing else: the page says so and goes on.
import { browserArguments } from '../support/browser.ts';
import { expect, test } from './engines.ts';
import { runProgram, runsAgain } from './faults.ts';

test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    // The browser's own limit is some gigabytes: the machine may have no more.
    args: [...browserArguments, '--js-flags=--max-old-space-size=300'],
  },
});

test('a runaway allocation', async ({ openBlock, page }) => {
  const block = await openBlock('/en/', 'interleave');
  await runsAgain(block, 'builtin', 'ready');
  // What Playwright calls the crash of a page is here the crash of the frame's own process.
  const crash = page.waitForEvent('crash', { timeout: 90_000 });
  await runProgram(
    block,
    "console.log('up'); const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));",
  );
  await crash;
  // From then on only calls that ask once get an answer from it.
  const shows = async (): Promise<string> =>
    `${String(await block.root.getAttribute('data-state'))}: ${(await block.text()).join()}`;
  await expect.poll(shows, { timeout: 90_000 }).toBe('stopped: up');
  expect(await block.status.textContent()).toContain('most likely it used up its memory');
  await runProgram(block, "console.log('again');");
  await expect.poll(shows, { timeout: 90_000 }).toBe('exited: again');
});
