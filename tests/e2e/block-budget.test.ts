// What a block costs a reader who only reads: next to nothing.

import { expect, test } from '@playwright/test';
import { addressOfExample } from './addresses.ts';

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
    if (!/\/while-reading\.|\/favicon\./.test(request.url())) requests.push(request.url());
  });
  const block = page.locator('runnable-example').last();
  await block.getByRole('tab', { name: 'worker.mjs' }).click();
  await expect(block.getByRole('tab', { name: 'worker.mjs' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(requests).toEqual([]);
});
