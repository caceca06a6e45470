// The timeline of every recorded run, as pages first show it: whatever is written in it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shape } from '../../src/drawing/shape.ts';
import { readExamples } from '../../src/example/recorder/folder.ts';
import { locales } from '../../src/i18n/locales.ts';
import { loadTimelineStrings } from '../../src/i18n/timeline-strings.ts';
import { plainText } from '../../src/playground/output/terminal-text.ts';
import { draw } from '../../src/timeline/draw.ts';
import { firstFolds } from '../../src/timeline/first-view.ts';
import { textWidth } from '../../src/timeline/layout.ts';
import { picturingAll } from '../../src/timeline/picture.ts';
import { wholeOf } from '../../src/timeline/scale.ts';
import { Words } from '../../src/timeline/words.ts';

const recorded = [...(await readExamples()).values()].flatMap(({ id, recording }) =>
  recording ? [{ id, recording }] : [],
);

/** How each kind of text is set. */
const fonts = {
  'tl-name': [12.5, 'mono'],
  'tl-tick': [11, 'sans'],
  'tl-note': [11, 'sans'],
  'tl-note tl-bad': [11, 'sans'],
  'tl-line': [10.5, 'mono'],
  'tl-call': [10.5, 'mono'],
  'tl-count': [10, 'sans'],
} as const;

interface Box {
  readonly text: string;
  readonly kind: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Where the texts of a drawing are. */
function* boxesIn(drawn: Shape): Generator<Box> {
  const { attributes, children } = drawn;
  if (drawn.tag === 'text') {
    const kind = String(attributes['class']);
    const [size, font] = fonts[kind as keyof typeof fonts];
    const text = children.filter((child) => typeof child === 'string').join('');
    const width = textWidth(text, size, font);
    const x = Number(attributes['x']);
    const anchor = attributes['text-anchor'];
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    yield { text, kind, left, right: left + width, y: Number(attributes['y']) };
  }
  for (const child of children) if (typeof child !== 'string') yield* boxesIn(child);
}

/** Where the crosses, the single lines and the boxes with numbers are. */
function* marksIn(drawn: Shape): Generator<Omit<Box, 'text'>> {
  for (const child of drawn.children) {
    if (typeof child === 'string') continue;
    const { class: kind = '', x, y, width, d } = child.attributes;
    if (kind === 'tl-cross') yield* marksIn(child);
    else if (drawn.attributes['class'] === 'tl-cross') {
      const [, left = '', top = ''] = /^M([\d.-]+) ([\d.-]+)/.exec(String(d)) ?? [];
      yield { kind: 'cross', left: Number(left), right: Number(left) + 10, y: Number(top) + 5 };
    } else if (child.tag === 'rect' && String(kind).startsWith('tl-bead')) {
      const left = Number(x);
      yield { kind: 'pill', left, right: left + Number(width), y: Number(y) + 7.5 };
    } else if (child.tag === 'circle' && kind === 'tl-bead') {
      const middle = Number(child.attributes['cx']);
      const y = Number(child.attributes['cy']);
      yield { kind: 'bead', left: middle - 5.5, right: middle + 5.5, y };
    } else yield* marksIn(child);
  }
}

const meet = (a: Omit<Box, 'text'>, b: Omit<Box, 'text'>): boolean =>
  Math.abs(a.y - b.y) < 9 && a.left < b.right && b.left < a.right;

/** Each two of them. */
const pairs = <Item>(items: readonly Item[]): (readonly [Item, Item])[] =>
  items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));

for (const locale of locales) {
  const strings = await loadTimelineStrings(locale);
  for (const width of [340, 440, 680]) {
    test(`${locale}, ${width} pixels: no text of a recorded timeline is cut off, blank or on another`, () => {
      assert.ok(recorded.length > 80);
      for (const { id, recording } of recorded) {
        const picture = picturingAll(recording, { unknown: '?' });
        const window = wholeOf(picture);
        const words = new Words(picture, strings, plainText);
        const { root } = draw(picture, {
          window,
          folds: (room) => firstFolds(picture, window, room),
          width,
          id,
          label: id,
          strings,
          words,
          live: false,
        });
        const boxes = [...boxesIn(root)];
        const say = (...all: readonly Partial<Box>[]): string => `${id}: ${JSON.stringify(all)}`;
        for (const box of boxes) {
          assert.ok(box.left >= -1 && box.right <= width + 1, say(box));
          assert.match(box.text, /^\s*[^\s+]/, say(box));
        }
        const apart = boxes.filter(({ kind }) => kind !== 'tl-count' && kind !== 'tl-call');
        for (const [a, b] of pairs(apart)) assert.ok(!meet(a, b), say(a, b));
        const marks = [...marksIn(root)];
        for (const [a, b] of pairs(marks)) {
          if ((a.kind === 'cross') !== (b.kind === 'cross')) assert.ok(!meet(a, b), say(a, b));
        }
        const ends = boxes.filter(({ kind }) => kind.startsWith('tl-note'));
        for (const mark of marks) {
          for (const end of ends) assert.ok(!meet(mark, { ...end, y: end.y - 4 }), say(mark, end));
        }
        const numbers = boxes.filter(({ kind }) => kind === 'tl-count');
        for (const [a, b] of pairs(numbers)) assert.ok(!meet(a, b), say(a, b));
        const single = marks.filter(({ kind }) => kind === 'bead');
        for (const number of numbers) {
          const hidden = { ...number, y: number.y - 3.5 };
          for (const bead of single)
            assert.ok(bead.left < hidden.left || !meet(bead, hidden), say(bead, number));
        }
        for (const end of picture.lanes.map((lane) => words.end(lane))) {
          const isWhole = boxes.some(({ text }) => text === end);
          assert.ok(isWhole || textWidth(end, 11) > 100, say({ text: end }));
        }
      }
    });
  }
}
