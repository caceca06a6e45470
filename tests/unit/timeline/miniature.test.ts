// A run as a small picture: its lanes, what ran in them, what was printed, what was sent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import { svgText, type Shape } from '../../../src/drawing/shape.ts';
import { miniature } from '../../../src/timeline/miniature.ts';
import type { Picture } from '../../../src/timeline/picture.ts';
import * as run from './run.ts';

const { main, worker, child, started, printed, sent, received, became, exited, pictureOf } = run;

/** In the units of the drawing: where time runs, and how high it is. */
const [left, right, height] = [5, 71, 44] as const;

const pathOf = (drawn: Shape | string | undefined): string =>
  String(drawn === undefined || typeof drawn === 'string' ? '' : drawn.attributes['d']);

/** What is drawn, by lane: its line, what is thick in it, its dots; and the arrows. */
function drawn(picture: Picture) {
  const [arrows, ...lanes] = miniature(picture).children;
  return {
    arrows: pathOf(arrows),
    lanes: lanes.flatMap((lane) => {
      if (typeof lane === 'string') return [];
      const [line, busy, dots] = lane.children.map(pathOf);
      return [
        {
          line: line ?? '',
          busy: busy ?? '',
          dots: dots ?? '',
          colour: lane.attributes['data-lane'],
        },
      ];
    }),
  };
}

/** The numbers of a path. */
const numbers = (path: string): number[] => [...path.matchAll(/[\d.]+/g)].map(Number);

/** The places of the dots, from left to right. */
const dotsOf = (path: string): number[] =>
  [...path.matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x));

test('of nothing there is nothing, and of a moment a picture without anything that is no number', () => {
  assert.deepEqual(drawn(pictureOf([])), { arrows: '', lanes: [] });
  for (const events of [[started(0)], [exited(0)], [started(5), printed(5, 'a\n'), exited(5)]]) {
    const picture = pictureOf(events);
    assert.equal(drawn(picture).lanes.length, 1);
    assert.ok(!/NaN|Infinity|undefined/.test(svgText(miniature(picture))));
  }
});

test('a lane alone stands in the middle, from its start to its end', () => {
  const { lanes } = drawn(pictureOf([started(0), printed(40, 'a\n'), exited(100)]));
  assert.deepEqual(
    lanes.map(({ line }) => line),
    [`M${left} ${height / 2}H${right}`],
  );
  assert.deepEqual(
    lanes.map(({ busy }) => busy),
    [''],
  );
  assert.deepEqual(
    lanes.map(({ dots }) => dotsOf(dots).length),
    [1],
  );
});

test('lanes stand below each other in their order and colours, and begin where they were started', () => {
  const picture = pictureOf([
    started(0),
    started(50, worker(1), main, 10),
    exited(80, worker(1)),
    exited(100),
  ]);
  const { lanes, arrows } = drawn(picture);
  const [[x1 = 0, y1 = 0, end1 = 0] = [], [x2 = 0, y2 = 0, end2 = 0] = []] = lanes.map(({ line }) =>
    numbers(line),
  );
  assert.ok(y1 < y2 && y1 > 0 && y2 < height);
  assert.deepEqual([x1, end1], [left, right]);
  assert.ok(x2 > x1 && x2 < end2 && end2 < end1);
  assert.deepEqual(
    lanes.map(({ colour }) => colour),
    picture.lanes.map(({ colour }) => colour),
  );
  const [fromX = 0, fromY, toX, toY] = numbers(arrows);
  assert.deepEqual([fromY, toX, toY], [y1, x2, y2]);
  assert.ok(fromX < x2);
});

test('what ran or was blocked is thick, what only waited or is too short is not', () => {
  const busyOf = (events: readonly RunEvent[]): string =>
    drawn(pictureOf([started(0), ...events, exited(1000)])).lanes[0]?.busy ?? '';
  assert.equal(busyOf([became(0, 'waiting')]), '');
  assert.equal(busyOf([became(0, 'running')]), `M${left} 22H${right}`);
  assert.equal(
    busyOf([{ kind: 'blocked', at: 0, source: main, on: 'spawnSync' }]),
    `M${left} 22H${right}`,
  );
  assert.equal(busyOf([became(0, 'waiting'), became(500, 'running'), became(501, 'waiting')]), '');
});

test('what happened at once is drawn apart, in its order', () => {
  const burst = [10, 10.1, 10.2, 10.3].map((at) => printed(at, 'line\n'));
  const { lanes } = drawn(pictureOf([started(0), ...burst, exited(10_000)]));
  const dots = dotsOf(lanes[0]?.dots ?? '');
  assert.equal(dots.length, 4);
  assert.ok(dots.every((x, index) => x >= (dots[index - 1] ?? left) + 3 || index === 0));
  assert.ok(dots.every((x) => x > left && x < right));
});

test('lines of one place are one dot, and arrows of one way one', () => {
  const events = Array.from({ length: 300 }, (_, index) => [
    printed(index, 'line\n'),
    sent(index, main, worker(1), index),
    received(index, worker(1), main, index),
  ]).flat();
  const { lanes, arrows } = drawn(pictureOf([started(0), ...events, exited(300)]));
  const dots = dotsOf(lanes[0]?.dots ?? '');
  assert.equal(new Set(dots).size, dots.length);
  assert.ok(dots.length <= right - left + 1 && dots.length > 40, String(dots.length));
  const ways = arrows.split('M').slice(1);
  assert.equal(new Set(ways).size, ways.length);
  assert.ok(ways.length <= right - left + 1, String(ways.length));
});

test('a message of which one end is known, and one of a lane that is not drawn, is no arrow', () => {
  assert.equal(drawn(pictureOf([started(0), sent(1, main, worker(9), 1), exited(5)])).arrows, '');
  const many = Array.from({ length: 9 }, (_, index) => [
    started(index, child(101 + index), main, index),
  ]).flat();
  const { lanes, arrows } = drawn(pictureOf([started(0), ...many, exited(20)]));
  assert.equal(lanes.length, 6);
  // Main's own lane and five children.
  assert.equal(arrows.split('M').length - 1, 5);
  const bottom = Math.max(...lanes.map(({ line }) => numbers(line)[1] ?? 0));
  assert.ok(bottom < height);
});
