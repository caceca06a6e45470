// When StackBlitz cannot serve: the built-in engine does, and the block says why.

import { expect } from '@playwright/test';
import { Block } from './block.ts';
import { test } from './engines.ts';

for (const [path, says] of [
  ['/zh-tw/', '連不上 StackBlitz，這次改由內建引擎執行。'],
  ['/en/', 'StackBlitz could not be reached, so the built-in engine ran this.'],
] as const) {
  test(`${path}: StackBlitz refuses the connection`, async ({ page, standIn }) => {
    await standIn.misbehave('refuse');
    await page.addInitScript((origin) => {
      globalThis.WEBCONTAINER_API_IFRAME_URL = origin;
    }, standIn.origin);
    await page.goto(path);
    const block = new Block(page, 'interleave');
    await block.run.click();
    await block.hasExited('builtin', 0);
    await expect(block.status).toContainText(says);
    expect((await block.text()).filter((line) => line.startsWith('worker: '))).toHaveLength(5);
  });
}

test('with no network at all, the served page still runs', async ({ page, baseURL }) => {
  const outside: string[] = [];
  await page.route(
    (url) => url.origin !== baseURL,
    (route) => {
      outside.push(route.request().url());
      return route.abort('internetdisconnected');
    },
  );
  await page.goto('/en/');
  const block = new Block(page, 'interleave');
  await block.run.click();
  await block.hasExited('builtin', 0);
  expect(outside.length).toBeGreaterThan(0);
});
