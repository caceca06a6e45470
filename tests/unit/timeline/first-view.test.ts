// How a picture is first shown: what is folded then, and what is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import { firstFolds } from '../../../src/timeline/first-view.ts';
import type { Picture } from '../../../src/timeline/picture.ts';
import { foldWidthIn, Scale, wholeOf } from '../../../src/timeline/scale.ts';
import { exited, main, pictureOf, printed, received, sent, started, worker } from './run.ts';

const width = 600;

const folds = (picture: Picture, over = width, hasCallbacks = false) =>
  firstFolds(picture, wholeOf(picture), over, hasCallbacks);

/** Lines, one a millisecond. */
const burst = (from: number, count: number, source = main): RunEvent[] =>
  Array.from({ length: count }, (_, index) => printed(from + index, 'line\n', source));

/** How far the marks of the first lane stand apart, the nearest two of them, in pixels. */
const nearest = (picture: Picture, folded = folds(picture)): number => {
  const scale = new Scale(wholeOf(picture), 0, width, folded);
  const places = (picture.lanes[0]?.marks.all ?? [])
    .filter(({ kind }) => kind === 'stdout')
    .map(({ at }) => scale.x(at));
  return Math.min(...places.slice(1).map((x, index) => x - (places[index] ?? 0)));
};

test('of nothing, a start and a few marks that stand on each other nothing is folded', () => {
  assert.deepEqual(folds(pictureOf([])), []);
  assert.deepEqual(folds(pictureOf([started(0)])), []);
  const few = pictureOf([started(0), ...burst(1, 3), exited(2000)]);
  assert.deepEqual(folds(few), []);
  const enough = pictureOf([started(0), ...burst(1, 4), exited(2000)]);
  assert.equal(folds(enough).length, 1);
});

test('what waits between two bursts is folded, and leaves them where they can be told apart', () => {
  const picture = pictureOf([started(0), ...burst(1, 5), ...burst(2000, 5), exited(2006)]);
  const [fold, ...more] = folds(picture);
  assert.ok(fold);
  assert.deepEqual(more, []);
  assert.ok(fold.from > 5 && fold.from < 6, String(fold.from));
  assert.ok(fold.to > 1999 && fold.to < 2000, String(fold.to));
  assert.ok(nearest(picture, []) < 1);
  assert.ok(nearest(picture) > 7);
});

test('a quiet stretch at the beginning or the end is folded, too', () => {
  const late = pictureOf([started(0), ...burst(3000, 6), exited(3007)]);
  const [first] = folds(late);
  assert.ok(first && first.from > 0 && first.from < 1 && first.to < 3000, JSON.stringify(first));
  assert.equal(folds(late).length, 1);
  const soon = pictureOf([started(0), ...burst(1, 6), exited(3007)]);
  const [last] = folds(soon);
  assert.ok(last && last.from > 6 && last.to > 3006 && last.to < 3007, JSON.stringify(last));
  assert.equal(folds(soon).length, 1);
});

test('a run whose waiting is what it shows is to scale: half of what happened stands for itself', () => {
  const ticks = Array.from({ length: 8 }, (_, index) => printed(index * 200, 'tick\n'));
  assert.deepEqual(folds(pictureOf([started(0), ...ticks, exited(1700)])), []);
  const half = [...burst(1, 5), ...Array.from({ length: 6 }, (_, at) => printed(at * 300, 'a\n'))];
  assert.deepEqual(folds(pictureOf([started(0), ...half, exited(1700)])), []);
});

test('nothing is folded where that would set nothing apart', () => {
  const packed = Array.from({ length: 200 }, (_, index) => printed(100 + index / 100, 'a\n'));
  const busy = pictureOf([started(0), ...packed, exited(110)]);
  assert.deepEqual(folds(busy), []);
  const atOnce = Array.from({ length: 20 }, () => printed(500, 'a\n'));
  assert.deepEqual(folds(pictureOf([started(0), ...atOnce, exited(1000)])), []);
});

test('marks of two lanes do not hide each other', () => {
  const lanes = Array.from({ length: 6 }, (_, index) => worker(index + 1));
  const together = lanes.map((lane) => printed(500, 'at once\n', lane));
  assert.deepEqual(folds(pictureOf([started(0), ...together, exited(1000)])), []);
});

test('as few are folded as set nearly all apart', () => {
  const bursts = [0, 72, 3000].flatMap((from) => burst(from, 5));
  const picture = pictureOf([started(0), ...bursts, exited(3005)]);
  const [fold, ...more] = folds(picture);
  assert.ok(fold && fold.from > 76 && fold.to < 3000, JSON.stringify(fold));
  assert.deepEqual(more, []);
});

test('folds leave half of the width: where more would be needed there are none', () => {
  const most = Math.floor(width / 2 / foldWidthIn(width));
  const bursts = (count: number) =>
    pictureOf(Array.from({ length: count }, (_, place) => burst(place * 1000, 4)).flat());
  assert.equal(folds(bursts(most + 1)).length, most);
  assert.deepEqual(folds(bursts(most + 2)), []);
});

test('folds are in order, apart from each other, and nothing that happened is in one', () => {
  const events = [
    started(0),
    started(60, worker(1), main, 3),
    ...[1, 500, 900].flatMap((from) => burst(from, 4)),
    ...[1, 2, 3].flatMap((number) => [
      sent(500 + number, main, worker(1), number),
      received(502 + number, worker(1), main, number),
    ]),
    exited(910, worker(1)),
    exited(912),
  ];
  const picture = pictureOf(events);
  const folded = folds(picture);
  assert.ok(folded.length > 1, String(folded.length));
  const times = [...events.map(({ at }) => at), 3];
  for (const [index, { from, to }] of folded.entries()) {
    assert.ok(from < to && from > (folded[index - 1]?.to ?? 0));
    assert.deepEqual(
      times.filter((time) => time >= from && time <= to),
      [],
    );
  }
});

test('a callback is in no fold where callbacks are drawn', () => {
  const timer = { callback: 1, in: 'timers', by: 'setTimeout', source: main } as const;
  const events: RunEvent[] = [
    started(0),
    ...burst(1, 5),
    { kind: 'called', at: 1000, ...timer },
    { kind: 'returned', at: 1001, callback: 1, source: main },
    ...burst(2000, 5),
    exited(2006),
  ];
  const picture = pictureOf(events);
  const holds = ({ from, to }: { from: number; to: number }) => from < 1000 && to > 1000;
  assert.ok(folds(picture).some(holds));
  const beside = folds(picture, width, true);
  assert.ok(beside.length > 0 && !beside.some(holds));
});
