// What the built-in engine tells of a run's callbacks, where it is asked for them.
import { expect } from '@playwright/test';
import { run, test } from './lab.ts';

test('the program, timers, immediates and ticks are told with who queued them and where', async ({
  sharedLab,
}) => {
  const { events, stderr } = await run(
    sharedLab,
    `
    const interval = setInterval(() => {
      clearInterval(interval);
      setImmediate(() => process.nextTick(() => undefined));
    }, 3);
    clearTimeout(setTimeout(() => undefined, 10));
    `,
    'main.mjs',
    { watch: 'callbacks' },
  );
  expect(stderr).toBe('');
  const told = events.flatMap((event): unknown[][] => {
    switch (event.kind) {
      case 'queued':
        return [[event.callback, 'queued', event.in, event.by, event.code?.line, event.within]];
      case 'called':
        return [[event.callback, 'called', event.in, event.by, event.code?.line]];
      case 'withdrawn':
      case 'returned':
        return [[event.callback, event.kind]];
      default:
        return [];
    }
  });
  expect(told).toEqual([
    [1, 'called', 'program', 'node', undefined],
    [2, 'queued', 'timers', 'setInterval', 2, 1],
    [3, 'queued', 'timers', 'setTimeout', 6, 1],
    [3, 'withdrawn'],
    [1, 'returned'],
    [2, 'called', 'timers', 'setInterval', 2],
    [4, 'queued', 'check', 'setImmediate', 4, 2],
    [2, 'returned'],
    [4, 'called', 'check', 'setImmediate', 4],
    [5, 'queued', 'ticks', 'process.nextTick', 4, 4],
    [4, 'returned'],
    [5, 'called', 'ticks', 'process.nextTick', 4],
    [5, 'returned'],
  ]);
});
