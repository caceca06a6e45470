// A program that takes all memory loses what runs it, and nothing else: the page says so and goes on.
import type { Page } from '@playwright/test';
import { browserArguments } from '../support/browser.ts';
import type { Block } from './block.ts';
import { expect, test } from './engines.ts';
import { runProgram, runsAgain } from './faults.ts';

test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    // The browser's own limit is some gigabytes: the machine may have no more.
    args: [...browserArguments, '--js-flags=--max-old-space-size=300'],
  },
});

const lost = 'most likely because it ran out of memory';
const silent = 'The engine has not responded';

/** Has the block take all memory. Gives what its status said from then on, when it is over. */
async function useUp(page: Page, block: Block): Promise<string> {
  await runsAgain(block, 'builtin', 'ready');
  // What Playwright calls the crash of a page is here the crash of the frame's own process: from then
  // on only calls that ask once get an answer from the page.
  const crash = page.waitForEvent('crash', { timeout: 90_000 });
  await block.status.evaluate((status) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  });
  await runProgram(
    block,
    "console.log('up'); const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));",
  );
  await crash;
  await expect.poll(() => shown(block), { timeout: 90_000 }).toBe('stopped: up');
  return page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join('\n'));
}

const shown = async (block: Block): Promise<string> =>
  `${String(await block.root.getAttribute('data-state'))}: ${(await block.text()).join()}`;

test('a runaway allocation is told as soon as the browser shows it', async ({
  openBlock,
  page,
}) => {
  const block = await openBlock('/en/', 'interleave');
  const said = await useUp(page, block);
  expect(said).toContain(lost);
  // No beat of the heart had to be missed.
  expect(said).not.toContain(silent);
  await runProgram(block, "console.log('again');");
  await expect.poll(() => shown(block), { timeout: 90_000 }).toBe('exited: again');
});

test('where the browser does not show it, the silence is told first', async ({
  openBlock,
  page,
}) => {
  await page.addInitScript(() => {
    const { prototype } = HTMLIFrameElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'contentWindow');
    Object.defineProperty(prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const shown = own?.get?.call(this) as Window | null;
        return (
          shown && { postMessage: shown.postMessage.bind(shown) as typeof postMessage, length: 1 }
        );
      },
    });
  });
  const block = await openBlock('/en/', 'interleave');
  const said = await useUp(page, block);
  expect(said.indexOf(silent)).toBeGreaterThan(0);
  expect(said.indexOf(lost)).toBeGreaterThan(said.indexOf(silent));
});
