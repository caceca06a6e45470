// Moving through a picture: from event to event, over folds, from cursor to cursor.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorShapes } from '../../../src/timeline/draw-cursors.ts';
import { layOut } from '../../../src/timeline/layout.ts';
import type { Place } from '../../../src/timeline/place.ts';
import { quietIn } from '../../../src/timeline/quiet.ts';
import { placesOf } from '../../../src/timeline/rows.ts';
import { foldWidth, Scale, ticksOf, wholeOf } from '../../../src/timeline/scale.ts';
import { placeAfter, type Step } from '../../../src/timeline/steps.ts';
import { exited, main, pictureOf, printed, sent, started, worker } from './run.ts';

const picture = pictureOf([
  started(0),
  printed(5, 'a\nb\n'),
  started(5, worker(1), main),
  printed(5, 'c\n', worker(1)),
  sent(700, worker(1), main),
  exited(720, worker(1)),
  exited(1000),
]);

const told = (place: Place | undefined): string =>
  place ? `${place.lane.label} ${place.mark.kind} ${place.mark.at}` : 'none';

test('steps lead through all marks in the order of the table, and back', () => {
  const walk = (step: Step, start: Step): string[] => {
    const seen: string[] = [];
    let at = placeAfter(picture.lanes, undefined, start);
    while (at) {
      seen.push(told(at));
      at = placeAfter(picture.lanes, at, step);
    }
    return seen;
  };
  const all = placesOf(picture).map(told);
  assert.equal(all.length, 8);
  assert.deepEqual(walk('next', 'first'), all);
  assert.deepEqual(walk('previous', 'last'), all.toReversed());
  assert.deepEqual(told(placeAfter(picture.lanes, undefined, 'next')), all[0]);
});

test('up and down lead to the mark of the other lane that is nearest in time', () => {
  const last = placeAfter(picture.lanes, undefined, 'last');
  assert.equal(told(last), 'main exited 1000');
  const down = placeAfter(picture.lanes, last, 'down');
  assert.equal(told(down), 'worker 1 exited 720');
  assert.equal(told(placeAfter(picture.lanes, down, 'down')), 'none');
  assert.equal(told(placeAfter(picture.lanes, down, 'up')), 'main exited 1000');
});

test('quiet stretches are found, but for those that are measured', () => {
  const window = wholeOf(picture);
  const folds = quietIn(picture, window);
  assert.deepEqual(folds, [
    { from: 25, to: 680 },
    { from: 740, to: 980 },
  ]);
  assert.deepEqual(quietIn(picture, window, { from: 700, to: 800 }), [{ from: 25, to: 680 }]);
  const busy = pictureOf(Array.from({ length: 20 }, (_, at) => printed(at * 10, 'tick\n')));
  assert.deepEqual(quietIn(busy, wholeOf(busy)), []);
});

test('a scale with folds gives each time one place, in order, and the time back', () => {
  const folds = quietIn(picture, wholeOf(picture));
  const scale = new Scale({ from: 0, to: 1000 }, 10, 600, folds);
  let before = -Infinity;
  for (let time = 0; time <= 1000; time += 5) {
    const x = scale.x(time);
    assert.ok(x > before, String(time));
    assert.ok(Math.abs(scale.time(x) - time) < 1e-6, `${time} is at ${x}`);
    before = x;
  }
  assert.ok(Math.abs(scale.x(1000) - 610) < 1e-9);
  assert.ok(Math.abs(scale.x(680) - scale.x(25) - foldWidth) < 1e-9);
  const inFold = (time: number): boolean => folds.some(({ from, to }) => time > from && time < to);
  assert.ok(!ticksOf(scale, 40).times.some(inFold));
});

test('cursors in the window are drawn with their times, and what is between two', () => {
  const layout = layOut(picture.lanes, ['main', 'worker 1'], ['', ''], 600);
  const scale = new Scale({ from: 0, to: 500 }, layout.left, layout.right - layout.left);
  const seen = (first?: number, second?: number) =>
    cursorShapes(
      {
        ...(first === undefined ? {} : { first }),
        ...(second === undefined ? {} : { second }),
      },
      scale,
      layout,
    ).map(({ tag, attributes }) => attributes['data-cursor'] ?? tag);
  assert.deepEqual(seen(), []);
  assert.deepEqual(seen(120), ['120 ms']);
  assert.deepEqual(seen(120, 300), ['rect', '120 ms', '300 ms']);
  assert.deepEqual(seen(120, 700), ['rect', '120 ms']);
});
