// Many runs where StackBlitz comes first, by its stand-in: all on one engine, and what becomes of them
// when it fails.

import { Block } from './block.ts';
import { expect } from './engines.ts';
import { test } from './faults.ts';
import { Many, racy } from './many.ts';

for (const [language, failed, soFar] of [
  ['zh-tw', '執行引擎故障。', '以下是在那之前的執行。'],
  ['en', 'The engine failed.', 'These are the runs before that.'],
] as const) {
  test(`${language}: an engine that fails ends them, with what there is`, async ({
    openHome,
    standIn,
  }) => {
    const block = await openHome(language);
    const many = new Many(block);
    await block.replaceFile('main.mjs', racy);
    await many.button.click();
    await many.hasRun(1);
    await standIn.misbehave('run-rejects');
    await many.isOver();
    await expect(many.summary).toContainText(soFar);
    await expect(many.summary).toContainText(failed);
    const runs = Number(await many.panel.getAttribute('data-runs'));
    expect(runs).toBeGreaterThanOrEqual(1);
    expect(runs).toBeLessThan(20);
    const counts = await many.counts();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(runs);
    await block.run.click();
    await block.hasExited('builtin', 0);
  });
}

test('real Node prints other process ids every time: one outcome, shown as it was', async ({
  openHome,
}) => {
  const block = await openHome('en');
  const many = new Many(block);
  await block.replaceFile(
    'main.mjs',
    "import { spawnSync } from 'node:child_process';\nconsole.log('I am process ' + process.pid);\nspawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { stdio: 'inherit' });\n",
  );
  await many.runAll();
  expect(await many.counts()).toEqual([20]);
  const group = await many.open('A');
  await group.getByRole('button', { name: 'Show this run' }).click();
  await block.hasExited('stackblitz', 0);
  expect((await block.text())[0]).toMatch(/^I am process \d+$/);
});

test('no engine at all: it says so, and there is nothing to see', async ({ page, standIn }) => {
  await standIn.misbehave('refuse');
  await page.addInitScript((origin) => {
    globalThis.WEBCONTAINER_API_IFRAME_URL = origin;
  }, standIn.origin);
  await page.goto('/en/?engine=stackblitz');
  const many = new Many(new Block(page, 'interleave'));
  await many.runAll();
  await expect(many.summary).not.toBeEmpty();
  await expect(many.groups).toHaveCount(0);
});
