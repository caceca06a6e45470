// A recording keeps the first callbacks of each thread, and says where there were more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import { withFewCallbacks } from '../../../src/example/recorder/few-callbacks.ts';

const source = { pid: 1, threadId: 0 };
const other = { pid: 1, threadId: 1 };

const made = (callback: number, at: number, by = source): RunEvent[] => [
  { kind: 'queued', at, source: by, callback, in: 'ticks', by: 'process.nextTick' },
  { kind: 'called', at, source: by, callback, in: 'ticks', by: 'process.nextTick' },
  { kind: 'returned', at, source: by, callback },
];

test('a run of few callbacks is kept as it is', () => {
  const events = Array.from({ length: 60 }, (_, n) => made(n, n)).flat();
  assert.deepEqual(withFewCallbacks(events), events);
});

test('of each thread the first 60 are kept, and everything else that happened', () => {
  const printed: RunEvent = { kind: 'stdout', at: 90, source, text: 'end' };
  const events = [
    ...Array.from({ length: 80 }, (_, n) => made(n, n)).flat(),
    printed,
    ...made(1, 95, other),
    { kind: 'unlisted', at: 99, source } as const,
  ];
  assert.deepEqual(withFewCallbacks(events), [
    ...events.slice(0, 180),
    { kind: 'unlisted', at: 60, source },
    printed,
    ...made(1, 95, other),
  ]);
});
