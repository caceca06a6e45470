// Bins that are few and round, and hold every number once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { histogram } from '../../../src/outcomes/histogram.ts';
import { randomBelow } from '../random.ts';

test('least, middle and greatest', () => {
  const { least, median, greatest } = histogram([5, 1, 9, 3]);
  assert.deepEqual([least, median, greatest], [1, 4, 9]);
});

test('bins begin at round numbers, and follow one another', () => {
  const { bins } = histogram([1204, 1377, 1999, 2450]);
  assert.deepEqual(bins, [
    { from: 1200, to: 1399, count: 2 },
    { from: 1400, to: 1599, count: 0 },
    { from: 1600, to: 1799, count: 0 },
    { from: 1800, to: 1999, count: 1 },
    { from: 2000, to: 2199, count: 0 },
    { from: 2200, to: 2399, count: 0 },
    { from: 2400, to: 2599, count: 1 },
  ]);
});

test('whole numbers have no bins between them', () => {
  assert.deepEqual(
    histogram([1, 2, 2, 3]).bins.map(({ from, count }) => [from, count]),
    [
      [1, 1],
      [2, 2],
      [3, 1],
    ],
  );
});

test('one value is one bin', () => {
  assert.deepEqual(histogram([7, 7]).bins, [{ from: 7, to: 7, count: 2 }]);
});

test('whatever the numbers are, each is in one of a few bins', () => {
  const below = randomBelow(3);
  const random = (): number => below(1_000_000) / 1_000_000;
  for (let round = 0; round < 300; round += 1) {
    const scale = 10 ** Math.round(random() * 30 - 12);
    const offset = (random() - 0.5) * 10 ** Math.round(random() * 12);
    const values = Array.from({ length: 1 + Math.floor(random() * 100) }, () =>
      round % 2 === 0 ? offset + random() * scale : Math.round(random() * scale),
    );
    const { bins } = histogram(values);
    assert.ok(bins.length >= 1 && bins.length <= 9, `${String(bins.length)} bins`);
    assert.equal(
      bins.reduce((sum, { count }) => sum + count, 0),
      values.length,
    );
  }
});
