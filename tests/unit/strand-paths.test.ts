// The strands of a run: which is on top at each line, and how many are drawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineOrder, strandPaths } from '../../src/chrome/strand-paths.ts';
import type { RunEvent } from '../../src/engine/types.ts';

const line = (threadId: number, text = 'a\n'): RunEvent => ({
  kind: 'stdout',
  at: 0,
  source: { pid: 1, threadId },
  text,
});

function orderOf(events: readonly RunEvent[]): LineOrder {
  const order = new LineOrder();
  for (const event of events) order.add(event);
  return order;
}

const count = (path: string): number => path.match(/M/gu)?.length ?? 0;

test('a bead for each line, on the strand of who printed it', () => {
  const order = orderOf([
    line(0),
    line(1),
    line(1, 'b\nc\n'),
    line(0, 'no end of a line'),
    line(0),
  ]);
  assert.deepEqual(order.strands, ['a', 'b', 'b', 'b', 'a']);
  const paths = strandPaths(order);
  assert.deepEqual([count(paths['bead-a']), count(paths['bead-b'])], [2, 3]);
});

test('they cross where another one prints, and nowhere else', () => {
  const paths = strandPaths(orderOf([0, 1, 1, 0, 0].map((threadId) => line(threadId))));
  assert.deepEqual([count(paths.gap), count(paths['over-a']), count(paths['over-b'])], [2, 1, 1]);
  assert.equal(count(strandPaths(orderOf([])).gap), 0);
});

test('of many lines the latest are drawn', () => {
  const order = orderOf([line(0, 'a\n'.repeat(100_000)), line(1)]);
  assert.equal(order.strands.length, 60);
  assert.equal(order.strands.at(-1), 'b');
});
