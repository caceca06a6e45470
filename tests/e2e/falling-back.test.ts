// When StackBlitz cannot serve: what the block offers its reader, and what the site remembers.

import { expect } from './engines.ts';
import { Block } from './block.ts';
import { runProgram, runsAgain, test } from './faults.ts';

for (const [language, says, retry, prefer] of [
  ['zh-tw', '連不上 StackBlitz。', '再試一次 StackBlitz', '一律使用內建引擎'],
  [
    'en',
    'StackBlitz could not be reached.',
    'Try StackBlitz again',
    'Always use the built-in engine',
  ],
] as const) {
  test(`${language}: why the built-in engine ran, and StackBlitz again at a press`, async ({
    openHome,
    standIn,
    page,
  }) => {
    await standIn.misbehave('refuse');
    const block = await openHome(language);
    await block.run.click();
    await block.hasExited('builtin', 0);
    await expect(block.status).toContainText(says);
    expect((await block.text()).filter((line) => line.startsWith('worker: '))).toHaveLength(5);
    await expect(block.root.getByRole('button', { name: prefer })).toBeVisible();

    await standIn.misbehave(undefined);
    await block.root.getByRole('button', { name: retry }).press('Enter');
    await block.hasExited('stackblitz', 0);
    await expect(block.status).not.toContainText(says);
    await expect(page.getByRole('button', { name: retry })).toHaveCount(0);
  });
}

test('StackBlitz that is back serves the run after the next, unasked', async ({
  openHome,
  standIn,
}) => {
  await standIn.misbehave('refuse');
  const block = await openHome('en');
  await runsAgain(block, 'builtin');
  await standIn.misbehave(undefined);
  await runsAgain(block, 'builtin');
  await expect(async () => {
    await runsAgain(block, 'stackblitz');
  }).toPass();
});

test('the reader chooses the engine, and the site remembers', async ({ openHome, page }) => {
  const block = await openHome('zh-tw');
  await runsAgain(block, 'stackblitz');
  const choice = block.root.locator('[data-action="prefer"]');
  await block.root.locator('[data-part="about"] summary').click();
  await choice.focus();
  await page.keyboard.press('Enter');
  await expect(choice).toHaveText('優先使用 StackBlitz');
  await expect(choice).toBeFocused();
  await runsAgain(block, 'builtin');
  await expect(block.status).not.toContainText('StackBlitz');

  await page.goto('/en/');
  await runsAgain(block, 'builtin');
  await block.root.getByText('Details', { exact: true }).click();
  await block.root.getByRole('button', { name: 'Use StackBlitz first' }).click();
  await runsAgain(block, 'stackblitz');
});

test('a choice takes the place of what the address forces', async ({ openHome, page }) => {
  await openHome('en');
  await page.goto('/en/?engine=builtin');
  const block = new Block(page, 'interleave');
  await runsAgain(block, 'builtin');
  await block.root.getByText('Details', { exact: true }).click();
  await block.root.getByRole('button', { name: 'Use StackBlitz first' }).click();
  await expect(page).toHaveURL('/en/');
  await runsAgain(block, 'stackblitz');
});

test('what the address forces has no substitute: the block says what is wrong', async ({
  openHome,
  standIn,
  page,
}) => {
  await standIn.misbehave('refuse');
  await openHome('en');
  await page.goto('/en/?engine=stackblitz');
  const block = new Block(page, 'interleave');
  await runProgram(block, "console.log('mine');\n");
  await block.hasState('failed');
  await expect(block.status).toContainText('The engine could not be reached.');
  await standIn.misbehave(undefined);
  await block.root.getByRole('button', { name: 'Try StackBlitz again' }).click();
  await block.hasExited('stackblitz', 0);
  expect(await block.text()).toEqual(['mine']);
});

test('a dead boot: the page is loaded anew, with the code and the output of all its blocks', async ({
  openHome,
  standIn,
  page,
}) => {
  await openHome('en');
  await standIn.misbehave('no-init');
  await page.goto('/en/worker-threads/');
  const five = new Block(page, 'five-threads');
  const result = new Block(page, 'thread-result');
  await five.replaceFile(
    'main.mjs',
    "console.log('<b>one</b>');\nconsole.error('two');\nprocess.exit(3);\n",
  );
  await five.run.click();
  await five.hasExited('builtin', 3);
  await result.run.click();
  await result.hasExited('builtin', 0);
  const before = await result.lines();

  await standIn.misbehave(undefined);
  await five.root.getByRole('button', { name: 'Reload the page and try StackBlitz again' }).click();
  await expect(five.status).toContainText('The page was reloaded. Run again to try StackBlitz.');
  await expect(five.run).toBeFocused();
  await five.hasExited('builtin', 3);
  expect(await five.lines()).toEqual([
    { text: '<b>one</b>', stream: 'stdout', source: 'main' },
    { text: 'two', stream: 'stderr', source: 'main' },
  ]);
  expect(await result.lines()).toEqual(before);

  await page.keyboard.press('Enter');
  await five.hasExited('stackblitz', 3);
  expect(await five.text()).toEqual(['<b>one</b>', 'two']);
  await page.reload();
  await expect(five.recorded).toBeVisible();
});

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
