// The states of a block, as a reader sees and hears each of them: idle, booting, stopped, running,
// finished by a code or a signal, failed.

import type { Page } from '@playwright/test';
import type { Block } from './block.ts';
import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

const heightOf = (block: Block): Promise<number> =>
  block.root.evaluate(({ offsetHeight }: HTMLElement) => offsetHeight);
const movements = (page: Page): Promise<number> =>
  page.evaluate(() => document.getAnimations().length);

for (const [language, says] of [
  [
    'zh-tw',
    {
      recorded: 'Node.js v24.21.0 的執行紀錄',
      booting: '正在連線到 StackBlitz…',
      stopped: /^已停止，執行了 \d+\.\d\d 秒$/,
      running: '執行中…',
      exited: /^結束，離開碼 7，耗時 \d+\.\d\d 秒/,
      killed: /^被 SIGTERM 終止，耗時 \d+\.\d\d 秒/,
      engine: '內建引擎 · Node.js v24.',
      failed: '連不上執行引擎。請檢查網路，再執行一次。',
    },
  ],
  [
    'en',
    {
      recorded: 'Recorded in Node.js v24.21.0',
      booting: 'Looking for StackBlitz…',
      stopped: /^Stopped after \d+\.\d\d s$/,
      running: 'Running…',
      exited: /^Exited with code 7 after \d+\.\d\d s/,
      killed: /^Ended by SIGTERM after \d+\.\d\d s/,
      engine: 'on the built-in engine',
      failed: 'The engine could not be reached. Check the network, then run again.',
    },
  ],
] as const) {
  test(`${language}: each state is said, in a place that is announced, and nothing below it jumps`, async ({
    openHome,
    page,
    standIn,
  }) => {
    await standIn.misbehave('silent');
    const block = await openHome(language);
    await expect(block.root).toHaveAttribute('data-state', 'idle');
    await expect(block.recorded).toContainText(says.recorded);
    await expect(block.status).toHaveAttribute('role', 'status');
    await expect(block.status).toBeEmpty();
    const height = await heightOf(block);

    await block.run.click();
    await expect(block.status).toHaveText(says.booting);
    await expect(block.recorded).toBeHidden();
    expect(await heightOf(block)).toBe(height);
    await block.stop.click();
    await expect(block.status).toHaveText(says.stopped);

    await page.goto(`/${language}/?engine=builtin`);
    await runProgram(block, "console.log('begun'); process.stdin.resume(); process.exitCode = 7;");
    await expect(block.output).toContainText('begun');
    await expect(block.status).toContainText(says.running);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await movements(page)).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await movements(page)).toBe(0);
    await block.root.locator('[data-part="input"] button').last().click();
    await block.hasExited('builtin', 7);
    await expect(block.status).toHaveText(says.exited);
    await expect(block.root.locator('[data-part="about"]')).toContainText(says.engine);

    await runProgram(block, "process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);");
    await expect(block.status).toHaveText(says.killed);
    await expect(block.root).not.toHaveAttribute('data-exit-code');

    await standIn.misbehave('refuse');
    await page.goto(`/${language}/?engine=stackblitz`);
    await block.run.click();
    await block.hasState('failed');
    await expect(block.status).toHaveText(says.failed);
    await expect(block.run).toBeVisible();
  });
}
