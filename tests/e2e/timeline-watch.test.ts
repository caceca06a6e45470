// What StackBlitz tells only where it is asked to: when threads run and wait. The timeline asks.

import { expect } from './engines.ts';
import { runProgram, test } from './faults.ts';

const program = `import { Worker } from 'node:worker_threads';
new Worker('setTimeout(() => console.log(1), 50)', { eval: true });
`;

for (const [language, note] of [
  ['zh-tw', '再執行一次，就會顯示每個執行緒何時執行、何時等待。'],
  ['en', 'The next Run will show when each thread runs and waits.'],
] as const) {
  test(`${language}: a run that was not watched says what the next one will show, and it does`, async ({
    openHome,
  }) => {
    const block = await openHome(language);
    await runProgram(block, program);
    await block.hasExited('stackblitz', 0);
    const panel = block.root.locator('[data-part="panel"]');
    await panel.locator('[data-action="timeline"]').click();
    const timeline = panel.locator('[data-part="timeline"]');
    await expect(timeline.locator('[data-lane="worker 1"]')).toHaveCount(1);
    await expect(timeline.locator('[data-span="unknown"]').first()).toBeAttached();
    await expect(timeline.locator('[data-span="waiting"]')).toHaveCount(0);
    await expect(timeline.locator('.timeline-note')).toHaveText(note);

    await block.run.click();
    await block.hasExited('stackblitz', 0);
    for (const lane of ['main', 'worker 1']) {
      const waits = timeline.locator(`[data-lane="${lane}"] [data-span="waiting"]`);
      await expect(waits.first()).toBeAttached();
    }
    await expect(timeline.locator('.timeline-note')).toHaveText('');
  });
}
