// A flood of output: the page stays awake, shows the end of it, and stops it at a press.

import { expect } from './engines.ts';
import { runProgram, runsAgain, test, watchStalls } from './faults.ts';

// One after the other: two floods at once measure the machine.
test.describe.configure({ mode: 'default' });

/**
 * The longest that the page may be busy at a stretch, in milliseconds. On a free machine it was
 * 160 to 270; here the page shares two cores with another test, a browser and whatever else runs.
 */
const longestTask = 2_000;

test('200,000 lines at once: the page stays awake, and shows the last 2,000', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz');
  const longestStall = await watchStalls(page);
  await runProgram(block, 'for (let i = 1; i <= 200000; i += 1) console.log(`line ${i}`);\n');
  await expect(block.root).toHaveAttribute('data-state', 'exited', { timeout: 90_000 });
  expect(await longestStall()).toBeLessThan(longestTask);
  const text = await block.text();
  expect(text).toHaveLength(2_000);
  expect([text[0], text.at(-1)]).toEqual(['line 198001', 'line 200000']);
  await expect(block.output.locator('.output-hidden')).toContainText(
    '198000 earlier lines are not shown',
  );
  await runsAgain(block, 'stackblitz');
});

test('200,000 lines in one write', async ({ openHome, page }) => {
  const block = await openHome('zh-tw');
  await runsAgain(block, 'stackblitz');
  const longestStall = await watchStalls(page);
  await runProgram(
    block,
    "process.stdout.write(Array.from({ length: 200000 }, (_, i) => `第 ${i + 1} 行\\n`).join(''));\n",
  );
  await expect(block.root).toHaveAttribute('data-state', 'exited', { timeout: 90_000 });
  expect(await longestStall()).toBeLessThan(longestTask);
  const text = await block.text();
  expect(text).toHaveLength(2_000);
  expect([text[0], text.at(-1)]).toEqual(['第 198001 行', '第 200000 行']);
  await expect(block.output.locator('.output-hidden')).toContainText('較早的 198000 行未顯示');
});

test('200,000 lines of a thread, while the timeline of the run is shown', async ({
  openHome,
  page,
}) => {
  const block = await openHome('en');
  await runsAgain(block, 'stackblitz');
  const panel = block.root.locator('[data-part="panel"]');
  await panel.locator('[data-action="timeline"]').click();
  const timeline = panel.locator('[data-part="timeline"]');
  await expect(timeline.locator('[data-lane="main"]')).toHaveCount(1);
  const longestStall = await watchStalls(page);
  const flood = 'for (let i = 1; i <= 200000; i += 1) console.log(`line ${i}`);';
  await runProgram(
    block,
    `import { Worker } from 'node:worker_threads';\nnew Worker(${JSON.stringify(flood)}, { eval: true });\n`,
  );
  await expect(block.root).toHaveAttribute('data-state', 'exited', { timeout: 90_000 });
  expect(await longestStall()).toBeLessThan(longestTask);
  const text = await block.text();
  expect([text[0], text.at(-1)]).toEqual(['line 198001', 'line 200000']);
  const marks = timeline.locator('[data-lane="worker 1"] [data-mark="stdout"]');
  await expect
    .poll(() =>
      marks.evaluateAll((all) =>
        all.reduce((sum, mark) => sum + Number(mark.getAttribute('data-count') ?? 1), 0),
      ),
    )
    .toBe(200_000);
});

test('Stop in the middle of a flood', async ({ openHome, standIn }) => {
  const block = await openHome('en');
  await runProgram(
    block,
    'const flood = (i) => { console.log(`line ${i}`); setImmediate(flood, i + 1); };\nflood(1);\n',
  );
  await expect(block.output.locator('.output-hidden')).toContainText('earlier lines');
  await block.stop.click();
  await block.hasState('stopped');
  expect(await block.text()).toHaveLength(2_000);
  await expect.poll(() => standIn.running()).toBe(0);
  await runsAgain(block, 'stackblitz');
});
