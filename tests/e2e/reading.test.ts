// Reading without JavaScript: everything but Run is there.

import { expect, test } from '@playwright/test';
import { Block } from './block.ts';

test.use({ javaScriptEnabled: false });

for (const [path, heading, recordedBy] of [
  ['/zh-tw/worker-threads/', '工作執行緒', '執行紀錄'],
  ['/en/worker-threads/', 'Worker threads', 'Recorded in'],
] as const) {
  test(`${path} reads whole`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    const block = new Block(page, 'five-threads');
    await expect(block.root.locator('code').first()).toContainText("from 'node:worker_threads'");
    await expect(block.recorded).toContainText(recordedBy);
    await expect(block.recorded).toContainText('v24.');
    await expect(block.recorded.locator('[data-source="worker 5"]').first()).toHaveText(
      /thread 5: start/,
    );
    await expect(block.stop).toBeHidden();
  });
}

test('comments in the code are in the language of the page', async ({ page }) => {
  await page.goto('/zh-tw/worker-threads/');
  const code = new Block(page, 'five-threads').root.locator('code').first();
  await expect(code).toContainText('// workerData 就是執行緒的引數。');
  await expect(code).not.toContainText('en:');
  await page.goto('/en/worker-threads/');
  await expect(code).not.toContainText('zh:');
});

test('a file that repeats is folded, opens, and is part of the program', async ({ page }) => {
  await page.goto('/en/thread-pool/');
  const first = new Block(page, 'small-pool').root.locator('[data-file="pool.mjs"] code');
  await expect(first).toBeVisible();
  const again = new Block(page, 'forgotten-pool').root.locator('[data-file="pool.mjs"]');
  await expect(again.locator('code')).toBeHidden();
  expect(await again.locator('code').textContent()).toBe(await first.textContent());
  await again.locator('summary').click();
  await expect(again.locator('code')).toBeVisible();
});

test('the page asks nothing of other hosts', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/en/worker-threads/');
  expect([...hosts]).toEqual([baseURL]);
});
