// An engine that gives no sign of life for a while: the block says so, and takes it back.
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './engines.ts';
import { runProgram } from './faults.ts';

const languages = {
  en: 'The engine has not responded',
  'zh-tw': '執行引擎好幾秒沒有回應',
};

for (const [language, silent] of Object.entries(languages)) {
  test(`a frame that hangs and goes on, ${language}`, async ({ openBlock, page }) => {
    const block = await openBlock(`/${language}/`, 'interleave');
    await runProgram(block, "console.log('begun'); process.stdin.resume();");
    await expect(block.output).toContainText('begun');
    const frame = await pauseFrame(page);
    await expect(block.status).toContainText(silent);
    await block.hasState('running');
    await frame.send('Debugger.resume');
    await expect(block.status).not.toContainText(silent);
    await block.hasState('running');
    await block.root.locator('.block-input button').last().click();
    await block.hasExited('builtin', 0);
  });
}

/** Holds the script of the engine's frame at the next thing it does. */
async function pauseFrame(page: Page): Promise<CDPSession> {
  const [frame] = page.mainFrame().childFrames();
  if (!frame) throw new Error('no frame');
  const session = await page.context().newCDPSession(frame);
  await session.send('Debugger.enable');
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  await paused;
  return session;
}
