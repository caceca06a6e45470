// Ticks, zoom and pan, and what is made one where it stands too close.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beadsOf, flightsOf, stretchesOf } from '../../../src/timeline/detail.ts';
import * as scales from '../../../src/timeline/scale.ts';
import {
  became,
  exited,
  main,
  pictureOf,
  printed,
  sent,
  received,
  started,
  worker,
} from './run.ts';

const { exactText, moved, Scale, tickText, ticksOf, wholeOf, zoomed } = scales;

test('ticks are round, far enough apart, and named in ms or s', () => {
  const labels = (from: number, to: number): string[] => {
    const { times, step } = ticksOf(new Scale({ from, to }, 0, 600), 70);
    return times.map((time) => tickText(time, step));
  };
  assert.deepEqual(labels(0, 113), ['0', '20 ms', '40 ms', '60 ms', '80 ms', '100 ms']);
  assert.deepEqual(labels(0, 2100).slice(0, 4), ['0', '0.5 s', '1.0 s', '1.5 s']);
  assert.deepEqual(labels(10, 10.4).slice(0, 3), ['10.00 ms', '10.05 ms', '10.10 ms']);
  assert.deepEqual(labels(-30, 30).slice(0, 2), ['-30 ms', '-20 ms']);
  for (const [from, to] of [
    [-1e9, 1e9],
    [0, 1e-9],
    [5, 5],
  ] as const) {
    assert.ok(labels(from, to).length <= 12, `${from} to ${to}`);
  }
});

test('a window zooms around a time, and stays within the picture', () => {
  const all = { from: 0, to: 1000 };
  assert.deepEqual(zoomed(all, 0.5, 250, all), { from: 125, to: 625 });
  assert.deepEqual(zoomed({ from: 0, to: 100 }, 2, 50, all), { from: 0, to: 200 });
  assert.deepEqual(zoomed({ from: 100, to: 200 }, 50, 150, all), all);
  assert.deepEqual(moved({ from: 100, to: 200 }, -500, all), { from: 0, to: 100 });
  assert.deepEqual(moved({ from: 100, to: 200 }, 5000, all), { from: 900, to: 1000 });
  const least = zoomed(all, 1e-12, 500, all);
  assert.ok(Math.abs(least.to - least.from - scales.shortest) < 1e-9);
});

test('a time is as exact as can be seen', () => {
  assert.equal(exactText(380.4, { from: 0, to: 1000 }), '380 ms');
  assert.equal(exactText(1243, { from: 0, to: 2000 }), '1.243 s');
  assert.equal(exactText(0.4217, { from: 0, to: 1 }), '0.422 ms');
  assert.equal(exactText(-0.2, { from: 0, to: 1000 }), '0 ms');
});

test('spans too short to be told apart are one, which says how many and how much of it', () => {
  const states = Array.from({ length: 50 }, (_, index) => [
    became(100 + index * 2, 'running'),
    became(101 + index * 2, 'waiting'),
  ]).flat();
  const picture = pictureOf([started(0), became(0, 'waiting'), ...states, exited(1000)]);
  const [lane] = picture.lanes;
  const scale = new Scale({ from: 0, to: 1000 }, 0, 100);
  const stretches = stretchesOf(lane?.spans(0, 1000, 1000) ?? [], scale, 2);
  assert.deepEqual(
    stretches.map(({ state, count, left }) => [state, count, left.toFixed(1)]),
    [
      ['waiting', 1, '0.0'],
      ['running', 50, '10.0'],
      ['waiting', 1, '19.9'],
    ],
  );
  const share = stretches[1]?.share ?? 0;
  assert.ok(share > 0.49 && share < 0.52, String(share));
});

test('marks of a kind that stand too close are one, which says how many', () => {
  const lines = Array.from({ length: 10 }, (_, index) => printed(index, `${index}\n`));
  const [lane] = pictureOf([...lines, printed(500, 'far\n')]).lanes;
  assert.ok(lane);
  const beads = beadsOf(lane.marks, new Scale({ from: 0, to: 1000 }, 0, 500), 6);
  assert.deepEqual(
    beads.map(({ count, from, to }) => [count, from, to]),
    [
      [10, 0, 9],
      [1, 10, 10],
    ],
  );
  assert.equal(beadsOf(lane.marks, new Scale({ from: 2, to: 5 }, 0, 500), 6).length, 4);
});

test('arrows in the window, also those that only cross it; many on the same pixels are one', () => {
  const picture = pictureOf([
    started(0),
    sent(0, main, worker(1), 1),
    received(1000, worker(1), main, 1),
    ...Array.from({ length: 9 }, (_, each) => [
      sent(500, main, worker(1), each + 2),
      received(501, worker(1), main, each + 2),
    ]).flat(),
    sent(10, main, worker(1)),
  ]);
  const rows = new Map([
    ['100/0', 0],
    ['100/1', 1],
  ]);
  const scale = new Scale({ from: 490, to: 510 }, 0, 100);
  const flights = flightsOf(picture.arrows.flat(), scale, 4, (key) => rows.get(key));
  assert.deepEqual(
    flights.map(({ count }) => count),
    [1, 9],
  );
  assert.deepEqual(wholeOf(picture), { from: 0, to: 1000 });
});
