// What can go wrong while a program runs on StackBlitz: the block settles, keeps the code and the
// output so far, says the truth, nothing is left running, and the next Run works.

import type { Page } from '@playwright/test';
import type { StandIn } from '../support/stackblitz/server.ts';
import { Block } from './block.ts';
import { expect } from './engines.ts';
import { runProgram, runsAgain, test } from './faults.ts';

/** Ticks ten times a second, `count` times. */
const ticking = (count: number): string =>
  `let n = 0;
const timer = setInterval(() => {
  console.log('tick', (n += 1));
  if (n === ${String(count)}) clearInterval(timer);
}, 100);
`;

test('the network goes while a program runs: it runs on, and so does the next', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await runProgram(block, ticking(20));
  await expect(block.output).toContainText('tick 2');
  await goOffline(page);
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(Array.from({ length: 20 }, (_, i) => `tick ${String(i + 1)}`));
  await runsAgain(block, 'stackblitz');
});

/**
 * The page loses the network. Only the page: what is inside a container of StackBlitz needs none,
 * but the stand-in's frame speaks with its server by the very network that would go.
 */
async function goOffline(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const nothing = { latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
  await session.send('Network.emulateNetworkConditions', { offline: true, ...nothing });
  expect(await page.evaluate(() => navigator.onLine)).toBe(false);
}

const deaths = {
  'its frame goes dead': (standIn: StandIn) => standIn.misbehave('dies'),
  'its frame is taken away': (_: StandIn, page: Page) =>
    page.locator('iframe:not([sandbox])').evaluate((frame) => {
      frame.remove();
    }),
};

for (const [name, kill] of Object.entries(deaths)) {
  test(`while a program runs, ${name}`, async ({ openHome, standIn, page }) => {
    const block = await openHome('zh-tw');
    await runProgram(block, ticking(1e9));
    await expect(block.output).toContainText('tick 3');
    await kill(standIn, page);
    await expect(block.root).toHaveAttribute('data-state', 'failed', { timeout: 40_000 });
    expect((await block.text()).slice(0, 3)).toEqual(['tick 1', 'tick 2', 'tick 3']);
    await expect(block.status).toContainText('執行引擎故障。');
    await expect.poll(() => standIn.running()).toBe(0);

    await standIn.misbehave(undefined);
    await runsAgain(block, 'builtin');
    await expect(block.status).toContainText('StackBlitz 無法啟動這個程式。');
    await block.root.locator('[data-action="retry"]').click();
    await expect(block.status).toContainText('頁面已重新整理');
    expect(await block.text()).toEqual(['again']);
    await expect(block.root.locator('[data-file="main.mjs"] code')).toContainText('again');
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    expect(await block.text()).toEqual(['again']);
  });
}

const endless = {
  'a hot loop in the main thread': "console.log('begun');\nfor (;;);\n",
  'a hot loop in a worker': `import { Worker } from 'node:worker_threads';
new Worker("process.stdout.write('begun\\\\n', () => { for (;;); })", { eval: true });
`,
  'a hot loop in a child': `import { spawn } from 'node:child_process';
const code = "process.stdout.write('begun\\\\n', () => { for (;;); })";
spawn(process.execPath, ['-e', code], { stdio: 'inherit' });
`,
  'a program that never ends': "console.log('begun');\nsetInterval(() => {}, 1000);\n",
};

for (const [name, source] of Object.entries(endless)) {
  test(`Stop ends ${name}`, async ({ openHome, standIn }) => {
    const block = await openHome('en');
    await runProgram(block, source);
    await expect(block.output).toContainText('begun');
    await block.stop.click();
    await expect(block.root).toHaveAttribute('data-state', 'stopped', { timeout: 5_000 });
    expect(await block.text()).toEqual(['begun']);
    await expect(block.status).toContainText('Stopped after');
    await expect.poll(() => standIn.running()).toBe(0);
    expect(standIn.containers()).toBe(1);
    await runsAgain(block, 'stackblitz');
  });
}

for (const [name, source] of Object.entries(endless).slice(0, 3)) {
  test(`where nothing can kill ${name}: stopped at once, and a new container`, async ({
    openHome,
    standIn,
  }) => {
    await standIn.misbehave('kill-ignored');
    const block = await openHome('zh-tw');
    await runProgram(block, source);
    await expect(block.output).toContainText('begun');
    await block.stop.click();
    await expect(block.root).toHaveAttribute('data-state', 'stopped', { timeout: 5_000 });
    expect(await block.text()).toEqual(['begun']);
    await expect(block.status).toContainText('已停止');
    // At once: while the old container is still being given up.
    await runsAgain(block, 'stackblitz');
    await expect.poll(() => standIn.running()).toBe(0);
  });
}

test('a program that exits while a child still prints', async ({ openHome, standIn }) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz', 'ready');
  await runProgram(
    block,
    `import { spawn } from 'node:child_process';
const code = "setInterval(() => console.log('child'), 50)";
const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.once('data', () => {
  spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'inherit', 'inherit'] });
  console.log('parent: done');
  process.exitCode = 3;
  process.exit();
});
`,
  );
  await block.hasExited('stackblitz', 3);
  const lines = await block.lines();
  expect(lines[0]).toMatchObject({ text: 'parent: done', source: 'main' });
  expect(lines.slice(1).map(({ text }) => text)).not.toContain('parent: done');
  await expect.poll(() => standIn.running()).toBe(0);
  await runsAgain(block, 'stackblitz');
});

test('two Runs pressed at once on two blocks', async ({ openHome, page, standIn }) => {
  await openHome('zh-tw');
  await page.goto('/zh-tw/worker-threads/');
  const five = new Block(page, 'five-threads');
  const result = new Block(page, 'thread-result');
  await Promise.all([five, result].map(({ run }) => run.dispatchEvent('click')));
  await Promise.all([five.hasExited('stackblitz', 0), result.hasExited('stackblitz', 0)]);
  expect((await five.text()).filter((line) => line.includes('done after'))).toHaveLength(5);
  expect((await result.text()).at(-1)).toBe('main: the thread ended with code 0');
  expect(standIn.containers()).toBe(1);
});
