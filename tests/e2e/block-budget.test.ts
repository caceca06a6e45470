// What a block costs a reader who only reads: next to nothing.

import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { addressOfExample } from './addresses.ts';
import { openSettled } from './settled.ts';

/** JavaScript for the block itself, in bytes as they travel. */
const budget = 5 * 1024;

test('an article loads no editor, no engine, and at most 5 KB for its blocks', async ({ page }) => {
  const loading: Promise<{ url: string; body: string }>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    loading.push(response.text().then((body) => ({ url: response.url(), body })));
  });
  await openSettled(page, addressOfExample('five-threads'));
  const scripts = await Promise.all(loading);
  const block = scripts.filter(({ body }) => body.includes('runnable-example'));
  expect(block.length).toBeGreaterThan(0);
  const names = scripts.map(({ url }) => new URL(url).pathname);
  expect(names.filter((name) => /kernel|engine|editing|runs|shown-run|sharing/.test(name))).toEqual(
    [],
  );
  const size = block.reduce((sum, { body }) => sum + gzipSync(body).length, 0);
  expect(size).toBeLessThanOrEqual(budget);
  const all = scripts.reduce((sum, { body }) => sum + body.length, 0);
  expect(all).toBeLessThan(60_000);
});

test('30 blocks: those that are not touched do nothing', async ({ page }) => {
  await page.goto(addressOfExample('five-threads'));
  await page.evaluate(() => {
    const first = document.querySelector('runnable-example');
    for (let i = 0; i < 30; i += 1) first?.after(first.cloneNode(true));
  });
  const requests: string[] = [];
  page.on('request', (request) => {
    // The first scroll brings what marks the heading that is read, and the browser asks for the
    // icon when it has time: no matter of blocks.
    if (!/\/page-contents\.|\/favicon\./.test(request.url())) requests.push(request.url());
  });
  const block = page.locator('runnable-example').last();
  await block.getByRole('tab', { name: 'worker.mjs' }).click();
  await expect(block.getByRole('tab', { name: 'worker.mjs' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(requests).toEqual([]);
});
