// Who has which lane: the same in every run, whoever speaks first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownSource } from '../../../src/engine/types.ts';
import { Speakers } from '../../../src/example/speakers.ts';

const main = { pid: 7, threadId: 0 };
const worker = (threadId: number) => ({ pid: 7, threadId });
const child = (pid: number) => ({ pid, threadId: 0 });

const lanesOf = (...sources: readonly { readonly pid: number; readonly threadId: number }[]) => {
  const speakers = new Speakers('nobody knows');
  return sources.map((source) => speakers.see(source).lane);
};

test('an unknown source has words of its own and no colour, and is not the main thread', () => {
  const speakers = new Speakers('nobody knows');
  assert.deepEqual(speakers.see(unknownSource), { label: 'nobody knows', lane: 6 });
  assert.deepEqual(speakers.see(main), { label: 'main', lane: 0 });
});

test('workers have the lanes of their numbers, in any order', () => {
  assert.deepEqual(lanesOf(main, worker(3), worker(1), worker(2)), [0, 3, 1, 2]);
  assert.deepEqual(lanesOf(main, worker(1), worker(2), worker(3)), [0, 1, 2, 3]);
});

test('children have the other lanes, in the order in which they are seen', () => {
  assert.deepEqual(lanesOf(main, child(90), worker(1), child(40), child(90)), [0, 5, 1, 4, 5]);
});

test('what comes later shares a lane, but never that of main', () => {
  const many = Array.from({ length: 12 }, (_, index) => index + 1);
  assert.ok(
    !lanesOf(main, ...many.map(worker))
      .slice(1)
      .includes(0),
  );
  assert.ok(
    !lanesOf(main, ...many.map((n) => child(n + 10)))
      .slice(1)
      .includes(0),
  );
});
