// From events to lanes, states, marks and arrows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownSource, type RunEvent } from '../../../src/engine/types.ts';
import type { Lane } from '../../../src/timeline/lane.ts';
import { momentOf } from '../../../src/timeline/moment.ts';
import type { Picture } from '../../../src/timeline/picture.ts';
import * as run from './run.ts';

const { main, worker, child, started, printed, sent, received, became, exited, pictureOf } = run;

const laneOf = (picture: Picture, label: string): Lane => {
  const lane = picture.lanes.find((each) => each.label === label);
  assert.ok(lane, `there is no lane ${label}`);
  return lane;
};

const spansOf = (picture: Picture, label: string): string[] =>
  [...laneOf(picture, label).spans(-Infinity, Infinity, picture.reach)].map(
    ({ state, from, to, on = '' }) => `${state}${on && ` ${on}`} ${from}-${to}`,
  );

test('lanes are processes in the order of their starts, and in each the threads as they were asked for', () => {
  const picture = pictureOf([
    started(0),
    started(40, worker(2), main),
    started(30, child(300), main),
    started(20, child(400), main),
    started(50, worker(1), main),
    printed(60, 'late\n', { pid: 400, threadId: 1 }),
    { ...printed(1, 'who?\n'), source: unknownSource },
  ]);
  assert.deepEqual(
    picture.lanes.map(({ label }) => label),
    ['main', 'worker 1', 'worker 2', 'child 400', 'child 400 · worker 1', 'child 300', 'unknown'],
  );
});

test('a name and a colour are those of the lines', () => {
  const named = { pid: 100, threadId: 1, name: 'Ada' };
  const picture = pictureOf([started(0), started(1, child(7), main), started(2, named, main)]);
  assert.deepEqual(
    picture.lanes.map(({ label, colour }) => [label, colour]),
    [
      ['main', 0],
      ['worker 1 (Ada)', 1],
      ['child 7', 5],
    ],
  );
});

test('a lane is in the states that were told, from its start to its end', () => {
  const picture = pictureOf([
    started(10),
    became(10, 'running'),
    { kind: 'blocked', at: 20, source: main, on: 'Atomics.wait' },
    became(50, 'running'),
    became(60, 'waiting'),
    became(60, 'waiting'),
    exited(90),
  ]);
  assert.deepEqual(spansOf(picture, 'main'), [
    'running 10-20',
    'blocked Atomics.wait 20-50',
    'running 50-60',
    'waiting 60-90',
  ]);
});

test('what nothing tells is unknown: before the first state, and after `untold`', () => {
  const picture = pictureOf([started(0), became(5, 'running'), became(8, 'untold'), exited(9)]);
  assert.deepEqual(spansOf(picture, 'main'), ['unknown 0-5', 'running 5-8', 'unknown 8-9']);
});

test('the order in which events come makes no difference to the picture', () => {
  const events: RunEvent[] = [
    started(0),
    became(0, 'running'),
    became(10, 'waiting'),
    started(12, worker(1), main, 3),
    became(12, 'running', worker(1)),
    printed(14, 'a\n', worker(1)),
    exited(20, worker(1)),
    became(20, 'running'),
    exited(25),
  ];
  const shape = (picture: Picture) => [
    picture.lanes.map(({ label }) => spansOf(picture, label)),
    picture.lanes.map(({ marks }) => marks.all.map(({ kind, at }) => [kind, at])),
  ];
  const first = pictureOf(events.slice(0, 1));
  const late = pictureOf([...events.slice(0, 1), ...events.slice(1).reverse()]);
  for (const event of events.slice(1)) {
    first.add(event);
    shape(first);
  }
  assert.deepEqual(shape(late), shape(first));
});

test('a thread is on its way from when it was asked for to when it runs', () => {
  const picture = pictureOf([started(0), started(40, worker(1), main, 10), exited(60, worker(1))]);
  const lane = laneOf(picture, 'worker 1');
  const states = [5, 10, 39, 40, 59, 60].map((at) => momentOf(lane, at, picture.reach).state);
  assert.deepEqual(states, ['absent', 'starting', 'starting', 'unknown', 'unknown', 'ended']);
  assert.deepEqual(picture.arrows[0], [
    { kind: 'start', from: { key: '100/0', at: 10 }, to: { key: '100/1', at: 40 } },
  ]);
});

test('how a lane ended: a code, a signal, an error, a word of another thread, or nothing', () => {
  const error = 'Error: boom';
  const picture = pictureOf([
    started(0),
    ...[1, 2, 3, 4].map((each) => started(each, worker(each), main)),
    { kind: 'failed', at: 8, source: worker(1), error },
    exited(9, worker(1), 1),
    { ...exited(9, worker(2), null), kind: 'exited', code: null, signal: 'SIGKILL' },
    { kind: 'exited', at: 9, source: worker(3), code: 1, signal: null, terminated: true },
  ]);
  const ends = [1, 2, 3, 4].map((each) => laneOf(picture, `worker ${each}`));
  assert.deepEqual(
    ends.map((lane) => [lane.error, lane.exit]),
    [
      [error, { at: 9, code: 1, signal: null, terminated: false }],
      [undefined, { at: 9, code: null, signal: 'SIGKILL', terminated: false }],
      [undefined, { at: 9, code: 1, signal: null, terminated: true }],
      [undefined, undefined],
    ],
  );
});

test('lines are numbered as in the output, wherever their text was cut', () => {
  const picture = pictureOf([
    started(0),
    printed(1, 'one\ntw'),
    started(2, worker(1), main),
    printed(3, 'other\n', worker(1)),
    printed(4, 'o\nprompt> '),
  ]);
  const lines = () =>
    picture.lanes.flatMap(({ marks }) =>
      marks.all.flatMap((mark) => ('line' in mark ? [[mark.line, mark.at, mark.text]] : [])),
    );
  assert.deepEqual(lines(), [
    [0, 1, 'one'],
    [2, 1, 'two'],
    [1, 3, 'other'],
  ]);
  picture.end(10);
  assert.deepEqual(lines()[2], [3, 4, 'prompt> ']);
  assert.equal(picture.reach, 10);
});

test('what the reader types ends the line of a prompt, and has a lane', () => {
  const reader = { pid: -1, threadId: 0 };
  const picture = pictureOf([started(0), printed(1, 'name? '), printed(5, 'Ada\n', reader)], {
    unknown: 'unknown',
    reader: { source: reader, label: 'stdin' },
  });
  const marks = picture.lanes.map(({ label, marks }) => [
    label,
    marks.all.flatMap((mark) => ('line' in mark ? [mark.line] : [])),
  ]);
  assert.deepEqual(marks, [
    ['main', [0]],
    ['stdin', [1]],
  ]);
});

test('messages are paired by sender, receiver and number, and by nothing else', () => {
  const [, messages = []] = pictureOf([
    started(0),
    received(9, worker(1), main, 7),
    sent(2, main, worker(1), 7),
    sent(3, worker(1), main, 7),
    sent(4, main, worker(1)),
    received(5, worker(1), main),
    received(6, worker(1), main, 8),
    sent(4, main, worker(2), 8),
  ]).arrows;
  assert.deepEqual(
    messages.map(({ from, to }) => `${from.key} ${String(from.at)} > ${to.key} ${String(to.at)}`),
    [
      '100/0 2 > 100/1 9',
      '100/1 3 > 100/0 undefined',
      '100/0 4 > 100/1 undefined',
      '100/0 undefined > 100/1 5',
      '100/0 undefined > 100/1 6',
      '100/0 4 > 100/2 undefined',
    ],
  );
});

test('hostile numbers stay bounded: times, threads, messages that nobody gets', () => {
  const picture = pictureOf([started(0), printed(-1e308, 'early\n'), printed(1e308, 'late\n')]);
  assert.ok(picture.from >= -1e9 && picture.reach <= 1e9);
  for (let pid = 1; pid <= 100_000; pid += 1) {
    picture.add(sent(pid, child(pid + 1000), main, pid));
    picture.add(printed(pid, 'spam\n', child(pid + 1000)));
  }
  assert.equal(picture.lanes.length, 65);
  assert.equal(picture.sharing, 10_000);
  assert.ok(picture.isSharingMore);
  assert.equal(picture.lanes.at(-1)?.marks.all.length, 2 * (100_000 - 63));
});
