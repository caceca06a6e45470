// What readers do while a program runs: press again, press twice, hold a key, leave.

import type { Route } from '@playwright/test';
import { expect } from './engines.ts';
import { runProgram, runsAgain, test } from './faults.ts';

const endless = `console.log('begun');
setInterval(() => console.log('tick'), 100);
`;

test('a double click on Run runs, and does not stop', async ({ openHome }) => {
  const block = await openHome('en');
  await block.replaceFile('main.mjs', "console.log('once');\n");
  await block.run.dblclick();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['once']);
});

test('keys: Enter runs, Enter again stops, and a key held down does neither by turns', async ({
  openHome,
  page,
  standIn,
}) => {
  const block = await openHome('zh-tw');
  await block.replaceFile('main.mjs', endless);
  await block.run.focus();
  await page.keyboard.down('Enter');
  for (let i = 0; i < 10; i += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(block.output).toContainText('tick');
  await expect(block.root).toHaveAttribute('data-state', 'running');
  await expect(block.stop).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(block.root).toHaveAttribute('data-state', 'stopped', { timeout: 5_000 });
  await expect(block.run).toBeFocused();
  await expect.poll(() => standIn.running()).toBe(0);
  await runsAgain(block, 'stackblitz');
});

test('Stop while the engine boots: stopped at once, and the next Run works', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('no-init');
  const block = await openHome('en');
  await block.run.click();
  await expect(block.status).toHaveText('Loading Node…');
  await block.stop.click();
  await expect(block.root).toHaveAttribute('data-state', 'stopped', { timeout: 5_000 });
  await expect(block.status).toContainText('Stopped after');
  await standIn.misbehave(undefined);
  await runsAgain(block, 'builtin');
});

test('Run, Stop, Run, Stop, Run: the last one counts', async ({ openHome, standIn }) => {
  const block = await openHome('en');
  for (let i = 0; i < 2; i += 1) {
    await runProgram(block, endless);
    await block.stop.click();
    await expect(block.root).toHaveAttribute('data-state', 'stopped', { timeout: 5_000 });
  }
  await runsAgain(block, 'stackblitz');
  await expect.poll(() => standIn.running()).toBe(0);
});

test('leaving the page while a program runs ends it, and coming back finds the block settled', async ({
  openHome,
  page,
  standIn,
}) => {
  const block = await openHome('en');
  await runProgram(block, endless);
  await expect(block.output).toContainText('tick');
  await page.goto('/zh-tw/');
  await expect.poll(() => standIn.running()).toBe(0);
  await expect.poll(() => standIn.containers()).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL('/en/');
  await expect(block.root).toHaveAttribute('data-state', /idle|stopped/);
  await runsAgain(block, 'stackblitz');
});

test('a page that is left before its output is back does not lose it', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz');
  const lines = await block.text();
  // The words of the other language are asked for when the output is on its way back, and never come.
  const asked = new Promise<void>((resolve) => {
    void page.route('**/_astro/zh-TW.*', () => {
      resolve();
    });
  });
  await page.goto('/zh-tw/');
  await asked;
  await page.goBack();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(lines);
});

test('nor does one where what would bring it back did not load', async ({ openHome, page }) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz');
  await page.route('**/_astro/zh-TW.*', (route) => route.abort('internetdisconnected'));
  await page.goto('/zh-tw/');
  await expect(block.status).toContainText('頁面有一部分沒有載入。');
  await page.goBack();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['again']);
});

test('closing the page while a program runs ends it', async ({ openHome, page, standIn }) => {
  const block = await openHome('en');
  await runProgram(block, endless);
  await expect(block.output).toContainText('tick');
  await page.close();
  await expect.poll(() => standIn.running()).toBe(0);
});

test('a part of the page that does not load: the block says so', async ({ openHome, page }) => {
  await page.route('**/_astro/run.*', (route) => route.abort('internetdisconnected'));
  const block = await openHome('zh-tw');
  await block.run.click();
  await block.hasState('failed');
  await expect(block.status).toContainText('頁面有一部分沒有載入。');
});

for (const [kind, answer] of [
  ['never comes', () => undefined],
  ['is a stranger’s page', (route: Route) => route.fulfill({ body: '<h1>Sign in</h1>' })],
] as const) {
  test(`what an example promises ${kind}: it runs, comes back, and is not judged`, async ({
    openHome,
    page,
  }) => {
    await page.route('**/properties/**', answer);
    const block = await openHome('en');
    await block.run.click();
    await block.hasExited('stackblitz', 0);
    await expect(block.root).not.toHaveAttribute('data-verdict');
    await page.goto('/zh-tw/');
    await block.hasExited('stackblitz', 0);
  });
}
