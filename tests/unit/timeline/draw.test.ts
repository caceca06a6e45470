// The picture as it is drawn: its hooks, its bounds, its text; and what is said of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import en from '../../../src/i18n/strings/timeline/en.ts';
import zhTW from '../../../src/i18n/strings/timeline/zh-TW.ts';
import { draw } from '../../../src/timeline/draw.ts';
import type { Picture } from '../../../src/timeline/picture.ts';
import { wholeOf, type Window } from '../../../src/timeline/scale.ts';
import { svgText, type Shape } from '../../../src/drawing/shape.ts';
import { Words } from '../../../src/timeline/words.ts';
import * as run from './run.ts';

const { main, worker, child, started, printed, sent, received, became, exited, pictureOf } = run;

const drawn = (picture: Picture, window: Window = wholeOf(picture), width = 700) => {
  const words = new Words(picture, en, (text) => text);
  const options = { width, id: 'a', label: 'run', strings: en, words, live: true };
  return draw(picture, { window, ...options });
};

/** All shapes below one, itself first. */
function* all(from: Shape): Generator<Shape> {
  yield from;
  for (const child of from.children) if (typeof child !== 'string') yield* all(child);
}

const hooks = (shape: Shape, name: string): unknown[] =>
  [...all(shape)].flatMap(({ attributes }) => attributes[name] ?? []);

const events: RunEvent[] = [
  started(0),
  became(0, 'running'),
  printed(5, 'hello\n'),
  { kind: 'stderr', at: 300, source: main, text: '<b>&"\u0007\n' },
  sent(40, main, worker(1), 1),
  became(50, 'waiting'),
  started(60, worker(1), main, 10),
  received(80, worker(1), main, 1),
  { kind: 'blocked', at: 100, source: worker(1), on: 'Atomics.wait' },
  exited(400, worker(1), 3),
  exited(500),
];

test('a drawing has the hooks of its lanes, spans, marks and arrows', () => {
  const { root } = drawn(pictureOf(events));
  const lanes = [...all(root)].filter(({ attributes }) => 'data-lane' in attributes);
  assert.deepEqual(
    lanes.map((lane) => [
      lane.attributes['data-lane'],
      hooks(lane, 'data-span'),
      hooks(lane, 'data-mark').sort(),
    ]),
    [
      ['main', ['running', 'waiting'], ['exited', 'sent', 'started', 'stderr', 'stdout']],
      ['worker 1', ['unknown', 'blocked'], ['exited', 'received', 'started']],
    ],
  );
  assert.deepEqual(hooks(root, 'data-arrow'), ['start', 'message']);
  assert.ok([...all(root)].some(({ children }) => children.includes('Atomics.wait')));
  assert.ok([...all(root)].some(({ children }) => children.includes('exit 3')));
});

test('what a program printed is text in it', () => {
  const text = svgText(drawn(pictureOf(events)).root);
  assert.ok(text.includes('&lt;b&gt;&amp;&quot;\ufffd'));
  assert.ok(!text.includes('<b>') && !text.includes('\u0007'));
});

test('what is out of the window is not drawn; an arrow that crosses it is', () => {
  const { root, layout } = drawn(pictureOf(events), { from: 45, to: 70 });
  assert.deepEqual(hooks(root, 'data-mark'), ['started']);
  assert.deepEqual(hooks(root, 'data-arrow'), ['message']);
  for (const { attributes } of all(root)) {
    const x = Number(attributes['x'] ?? attributes['cx'] ?? layout.left);
    assert.ok(x >= -10 && x <= 700, String(x));
  }
});

test('a message of which one end is known is a stub, and one to itself no arrow', () => {
  const { root } = drawn(
    pictureOf([
      started(0),
      sent(1, main, worker(9)),
      sent(2, main, main, 1),
      received(3, main, main, 1),
    ]),
  );
  assert.deepEqual(hooks(root, 'data-arrow'), ['message']);
  assert.deepEqual(hooks(root, 'data-unsure'), ['']);
});

test('100,000 events in 65 lanes are drawn within bounds, and soon', () => {
  const picture = pictureOf([started(0)]);
  for (let index = 0; index < 100_000; index += 1) {
    const source = child(1000 + (index % 70));
    picture.add(became(index, index % 2 === 0 ? 'running' : 'waiting', source));
    if (index % 3 === 0) picture.add(printed(index, 'line\n', source));
    if (index % 5 === 0) {
      picture.add(sent(index, source, main, index));
      picture.add(received(index + 40, main, source, index));
    }
  }
  // The best of three: others are at work on this machine.
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    drawn(picture);
    return performance.now() - begun;
  });
  const took = Math.min(...times);
  const { root } = drawn(picture);
  const parts = [...all(root)].length;
  assert.ok(parts < 8_000, `${parts} parts`);
  assert.ok(took < 300, `${took} ms`);
  const lines = [...all(root)].flatMap(({ attributes }) =>
    attributes['data-mark'] === 'stdout' ? [Number(attributes['data-count'] ?? 1)] : [],
  );
  assert.equal(
    lines.reduce((sum, each) => sum + each, 0),
    33_334,
  );
});

test('an empty run, one of a moment and one of hostile times are drawn, too', () => {
  for (const given of [[], [started(0)], [started(-1e300), exited(1e300)], [exited(0)]]) {
    const text = svgText(drawn(pictureOf(given)).root);
    assert.ok(!/NaN|Infinity/.test(text), text);
  }
});

test('each mark, moment and end has its words in both languages', () => {
  const picture = pictureOf(events);
  const [first, second] = picture.lanes;
  assert.ok(first && second);
  const spoken = (strings: typeof en): string[] => {
    const words = new Words(picture, strings, (text) => text);
    return [
      ...first.marks.all.map((mark) => words.mark(first, mark)),
      ...second.marks.all.map((mark) => words.mark(second, mark)),
      words.mark(first, printedMark(first.marks.all), 12),
      words.moment(55, wholeOf(picture)),
      words.moment(200, wholeOf(picture)),
      words.moment(450, wholeOf(picture)),
      words.end(second),
    ];
  };
  assert.deepEqual(spoken(en), [
    'main, 0.00 s: started',
    'main, 0.01 s: printed “hello”',
    'main, 0.04 s: sent a message to worker 1',
    'main, 0.30 s: printed to stderr “<b>&"\u0007”',
    'main, 0.50 s: ended with code 0',
    'worker 1, 0.06 s: started by main',
    'worker 1, 0.08 s: received a message from main',
    'worker 1, 0.40 s: ended with code 3',
    'main, 0.01 s: 12 lines',
    'At 55 ms: main waits; worker 1 is being started.',
    'At 200 ms: main waits; worker 1 is blocked in Atomics.wait.',
    'At 450 ms: main waits; worker 1 is over (ended with code 3).',
    'exit 3',
  ]);
  assert.deepEqual(spoken(zhTW).slice(2, 3), ['main，0.04 秒：傳訊息給 worker 1']);
  assert.deepEqual(spoken(zhTW).slice(-4), [
    '55 ms：main 等待中；worker 1 啟動中。',
    '200 ms：main 等待中；worker 1 卡在 Atomics.wait。',
    '450 ms：main 等待中；worker 1 已經結束，離開碼 3。',
    '離開碼 3',
  ]);
});

function printedMark<Mark extends { readonly kind: string }>(marks: readonly Mark[]): Mark {
  const mark = marks.find(({ kind }) => kind === 'stdout');
  assert.ok(mark);
  return mark;
}
