// Pressing Run, on both engines: what a reader must see whichever of them serves.

import { expect, test } from './engines.ts';

test.describe('on each engine', () => {
  for (const path of ['/zh-tw/worker-threads/', '/en/worker-threads/']) {
    test(`five threads of one second end together, on ${path}`, async ({ reader }) => {
      const block = await reader.open(path, 'five-threads');
      const arrivals = await block.watchArrivals();
      await block.run.click();
      await block.hasExited(reader.engine, 0);

      const lines = await block.lines();
      expect(new Set(lines.map(({ source }) => source))).toEqual(
        new Set(['main', 'worker 1', 'worker 2', 'worker 3', 'worker 4', 'worker 5']),
      );
      expect(lines.filter(({ text }) => / start$/.test(text))).toHaveLength(5);
      const elapsed = lines.flatMap(({ text }) => /done after (\d+) ms/.exec(text)?.[1] ?? []);
      expect(elapsed).toHaveLength(5);
      // One after the other they would take five seconds: well apart even on a slow machine.
      for (const time of elapsed) expect(Number(time)).toBeLessThan(4000);

      const times = Object.entries(await arrivals());
      const lastStart = Math.max(...times.filter(([t]) => t.endsWith('start')).map(([, at]) => at));
      const firstDone = Math.min(...times.filter(([t]) => t.includes('done')).map(([, at]) => at));
      expect(lastStart).toBeLessThan(firstDone);
    });
  }
});
