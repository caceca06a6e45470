// The home page's strands are a run: the recorded one, then the reader's own, line by line.
import type { Page } from '@playwright/test';
import { Block } from './block.ts';
import { expect, test } from './engines.ts';

test.use({ engine: 'builtin' });

/** How many beads are on the main thread's strand, and on the other. */
function beads(page: Page): Promise<number[]> {
  return page
    .locator('.strands [data-strand^="bead"]')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')?.match(/M/gu)?.length ?? 0))
    .then((counts) => counts.reverse());
}

for (const language of ['zh-tw', 'en']) {
  test(`${language}: a bead for each line, of the recorded run and of the reader's own`, async ({
    openPage,
    page,
  }) => {
    await openPage(`/${language}/`);
    expect(await beads(page)).toEqual([5, 5]);
    const block = new Block(page, 'interleave');
    await block.replaceFile(
      'main.mjs',
      "console.log(1);\nprocess.stdin.on('data', () => console.log(2)).on('end', () => console.log(3));\n",
    );
    await block.run.click();
    await expect(block.output).toContainText('1');
    await expect.poll(() => beads(page)).toEqual([1, 0]);
    await block.stop.click();
    await block.hasState('stopped');
    await block.replaceFile(
      'main.mjs',
      "import { Worker } from 'node:worker_threads';\nnew Worker('console.log(1); console.log(2)', { eval: true }).on('exit', () => console.log(3));\n",
    );
    await block.run.click();
    await block.hasState('exited');
    await expect.poll(() => beads(page)).toEqual([1, 2]);
  });
}
