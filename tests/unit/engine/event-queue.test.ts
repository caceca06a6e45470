// The event queue keeps order, waits for what comes late, and ends once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEventQueue } from '../../../src/engine/event-queue.ts';
import type { RunEvent } from '../../../src/engine/types.ts';

const event = (at: number): RunEvent => ({
  kind: 'stdout',
  at,
  source: { pid: 1, threadId: 0 },
  text: '',
});

test('gives what was pushed before and while it is read, in order', async () => {
  const queue = createEventQueue();
  queue.push([event(1), event(2)]);
  const seen: number[] = [];
  for await (const { at } of queue) {
    seen.push(at);
    if (at === 2)
      queueMicrotask(() => {
        queue.push([event(3)]);
      });
    if (at === 3)
      setImmediate(() => {
        queue.end();
      });
  }
  assert.deepEqual(seen, [1, 2, 3]);
  queue.push([event(4)]);
});

test('a failure comes after what was queued', async () => {
  const queue = createEventQueue();
  queue.push([event(1)]);
  queue.end(new Error('gone'));
  const seen: number[] = [];
  await assert.rejects(async () => {
    for await (const { at } of queue) seen.push(at);
  }, /gone/);
  assert.deepEqual(seen, [1]);
});
