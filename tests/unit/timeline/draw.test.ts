// The picture as it is drawn: its hooks, its bounds, its text; and what is said of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../src/engine/types.ts';
import en from '../../../src/i18n/strings/timeline/en.ts';
import zhTW from '../../../src/i18n/strings/timeline/zh-TW.ts';
import { draw } from '../../../src/timeline/draw.ts';
import { textWidth } from '../../../src/timeline/layout.ts';
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

const textOf = (children: Shape['children']): string =>
  children.filter((child) => typeof child === 'string').join('');

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

test('texts above folds stand where they have room, and stay in the picture', () => {
  const picture = pictureOf([started(0), printed(1, 'a\n'), exited(10_000)]);
  const words = new Words(picture, en, (text) => text);
  const textsOf = (width: number, folds: readonly Window[]) => {
    const options = { width, id: 'a', label: 'run', strings: en, words, live: true };
    const { root } = draw(picture, { window: wholeOf(picture), folds: () => folds, ...options });
    return [...all(root)]
      .filter(({ attributes }) => attributes['class'] === 'tl-tick')
      .map(({ attributes, children }) => ({
        text: textOf(children),
        middle: Number(attributes['x']),
        half: textWidth(textOf(children), 11) / 2,
      }))
      .sort((a, b) => a.middle - b.middle);
  };
  const apart = [{ from: 3000, to: 6000 }];
  const together = [
    { from: 1, to: 3000 },
    { from: 3001, to: 6000 },
    { from: 6001, to: 8000 },
  ];
  for (const width of [340, 700]) {
    assert.ok(textsOf(width, apart).some(({ text }) => text.includes('⋯')));
    for (const folds of [apart, together]) {
      const texts = textsOf(width, folds);
      for (const [index, { text, middle, half }] of texts.entries()) {
        assert.ok(middle - half >= -1 && middle + half <= width + 1, `${text} at ${middle}`);
        const last = texts[index - 1];
        assert.ok(!last || last.middle + last.half <= middle - half, `${last?.text} on ${text}`);
      }
    }
  }
  assert.ok(textsOf(700, apart).some(({ text }) => text === '⋯3.000 s'));
});

test('the number of lines is never behind another bead of its kind, and stands for all', () => {
  for (const step of [1, 1.5, 2, 3, 5, 8]) {
    const lines = Array.from({ length: 12 }, (_, index) => printed(index * step, 'a\n'));
    const { root } = drawn(
      pictureOf([started(0), ...lines, exited(100)]),
      { from: 0, to: 100 },
      340,
    );
    const beads = [...all(root)].filter(({ attributes }) => attributes['data-mark'] === 'stdout');
    const counted = beads.map(({ attributes }) => Number(attributes['data-count'] ?? 1));
    assert.equal(
      counted.reduce((sum, each) => sum + each, 0),
      12,
    );
    for (const [index, bead] of beads.entries()) {
      const number = bead.children[1];
      const next = beads[index + 1]?.children[0];
      if (typeof number !== 'object' || typeof next !== 'object') continue;
      const half = textWidth(textOf(number.children), 10) / 2;
      const left = Number(next.attributes['cx'] ?? Number(next.attributes['x']) + 4) - 5.5;
      assert.ok(left >= Number(number.attributes['x']) + half, `${step}: ${left}`);
    }
  }
});

test('how long a call may take at most stands on its plate where there is room, and is said', () => {
  const blocked = (most: number | undefined): RunEvent => ({
    kind: 'blocked',
    at: 0,
    source: main,
    on: 'Atomics.wait',
    ...(most === undefined ? {} : { most }),
  });
  const plates = (most: number | undefined, width: number): readonly string[] =>
    [...all(drawn(pictureOf([started(0), blocked(most), exited(500)]), undefined, width).root)]
      .filter(({ attributes }) => attributes['class'] === 'tl-call')
      .map(({ children }) => textOf(children));
  assert.deepEqual(plates(499.998, 700), ['Atomics.wait for at most 500 ms']);
  assert.deepEqual(plates(1500, 700), ['Atomics.wait for at most 1.5 s']);
  assert.deepEqual(plates(undefined, 700), ['Atomics.wait']);
  assert.deepEqual(plates(300, 180), ['Atomics.wait']);
  assert.deepEqual(plates(300, 60), []);

  const picture = pictureOf([started(0), blocked(300), exited(500)]);
  const said = new Words(picture, zhTW, (text) => text).moment(9, wholeOf(picture));
  assert.equal(said, '9 ms：main 卡在 Atomics.wait，最多 300 ms。');
});

test('two waits of different length are two spans', () => {
  const wait = (at: number, most?: number): RunEvent => ({
    kind: 'blocked',
    at,
    source: main,
    on: 'Atomics.wait',
    ...(most === undefined ? {} : { most }),
  });
  const [lane] = pictureOf([started(0), wait(1), wait(2), wait(5, 9), exited(9)]).lanes;
  assert.deepEqual(
    [...(lane?.spans(1, 9, 9) ?? [])].map(({ from, to, most }) => [from, to, most]),
    [
      [1, 5, undefined],
      [5, 9, 9],
    ],
  );
});

test('how a thread ended is said in words only where it is told', () => {
  const killed = { code: null, signal: 'SIGKILL', kind: 'exited', at: 9 } as const;
  const untold = { code: null, signal: null, kind: 'exited', at: 9 } as const;
  const [process, thread] = [child(200), { pid: 200, threadId: 1 }];
  const ends = (events: readonly RunEvent[]): readonly string[] => {
    const picture = pictureOf([started(0), ...events]);
    const words = new Words(picture, en, (text) => text);
    return picture.lanes.slice(1).map((lane) => words.end(lane));
  };
  const begun = [started(1, process, main), started(2, thread, process)];
  assert.deepEqual(
    ends([...begun, { ...killed, source: process }, { ...untold, source: thread }]),
    ['SIGKILL', 'with its process'],
  );
  assert.deepEqual(ends([...begun, exited(9, process), { ...untold, source: thread }]), [
    'exit 0',
    'end not known',
  ]);
  const alone = [started(1, process, main), { ...untold, source: process }];
  assert.deepEqual(ends(alone), ['end not known']);
  // It is no good end that is not known to be a bad one.
  const { root } = drawn(pictureOf([started(0), ...alone]));
  assert.ok(![...all(root)].some(({ attributes }) => attributes['class'] === 'tl-cross'));
});

test('numbers of messages stay in the picture and off each other, however they go to and fro', () => {
  const events = Array.from({ length: 40 }, (_, index) => [
    sent(999 + index / 40, main, worker(9), index),
    received(999 + index / 40, worker(9), main, index),
    sent(999 + index / 40, worker(9), main, index),
    received(999 + index / 40, main, worker(9), index),
  ]).flat();
  const between = [1, 2, 3, 4, 5, 6, 7].map((id) => started(1, worker(id), main));
  const picture = pictureOf([started(0), ...between, ...events, exited(1000)]);
  for (const width of [340, 700]) {
    const numbers = [...all(drawn(picture, undefined, width).root)]
      .filter(({ children }) => textOf(children).startsWith('×'))
      .map(({ attributes, children }) => ({
        right: Number(attributes['x']) + textWidth(textOf(children), 11),
        x: Number(attributes['x']),
        y: Number(attributes['y']),
      }));
    assert.ok(numbers.length >= 2, String(numbers.length));
    for (const [index, one] of numbers.entries()) {
      assert.ok(one.right <= width, `${width}: ${one.right}`);
      for (const other of numbers.slice(index + 1)) {
        assert.ok(Math.abs(one.x - other.x) > 16 || Math.abs(one.y - other.y) > 10);
      }
    }
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
