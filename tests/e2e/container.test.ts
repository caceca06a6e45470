// One script on both: `@webcontainer/api` with real Node behind it, and the built-in engine's subset.

import { fileURLToPath } from 'node:url';
import { serveBuiltinPage } from '../support/builtin-page/server.ts';
import type { Found } from '../support/container/script.ts';
import { startPageServer } from '../support/stackblitz/page-server.ts';
import { expect, test } from './engines.ts';

const expected: Found = {
  output: 'imported one two red 2\nto stderr\nread a line\n',
  code: 5,
  killedCode: 137,
  written: 'a note!',
  names: ['folder', 'hot.mjs', 'main.mjs', 'note.txt', 'written.txt'],
  namesAfterwards: ['hot.mjs', 'main.mjs', 'note.txt', 'written.txt'],
  refused: true,
  isAbsolute: true,
};

function entry(name: string): string {
  return fileURLToPath(new URL(`../support/container/${name}-page.ts`, import.meta.url));
}

test('a script for @webcontainer/api runs on the built-in engine', async ({ page }) => {
  const served = await serveBuiltinPage(0, entry('builtin'));
  await page.goto(served.url);
  await page.waitForFunction(() => 'runContainerScript' in globalThis);
  expect(await page.evaluate(() => globalThis.runContainerScript())).toEqual(expected);
  await served.close();
});

test('the same script runs on @webcontainer/api itself', async ({ page, standIn }) => {
  const served = await startPageServer(entry('stackblitz'));
  await page.addInitScript((origin) => {
    globalThis.WEBCONTAINER_API_IFRAME_URL = origin;
  }, standIn.origin);
  await page.goto(served.address);
  await page.waitForFunction(() => 'runContainerScript' in globalThis);
  expect(await page.evaluate(() => globalThis.runContainerScript())).toEqual(expected);
  await served.close();
});
