// A printed table read, and its bars.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChartPattern, readChart } from '../../../src/chart/chart.ts';
import { drawChart } from '../../../src/chart/draw-chart.ts';
import { svgText, type Shape } from '../../../src/drawing/shape.ts';
import { linesOf } from '../../../src/example/lines.ts';
import { readExamples } from '../../../src/example/recorder/folder.ts';

const table = String.raw`(?<label>\w+) +(?<wait>\d+) +(?<compute>\d+)`;
const lines = ['ms        wait  compute', 'async     200   100', 'threads   400   50', 'the end'];

function rectsOf({ tag, attributes, children }: Shape): Shape['attributes'][] {
  const own = tag === 'rect' && attributes['data-value'] !== undefined ? [attributes] : [];
  return [...own, ...children.flatMap((each) => (typeof each === 'string' ? [] : rectsOf(each)))];
}

test('rows are the lines that match as a whole; series are the groups beside the label', () => {
  assert.deepEqual(readChart(table, lines), {
    series: ['wait', 'compute'],
    rows: [
      { label: 'async', values: [200, 100] },
      { label: 'threads', values: [400, 50] },
    ],
  });
  assert.equal(readChart(table, ['nothing of the kind']), undefined);
});

test('what is no number is 0, and of many rows the first are read', () => {
  const pattern = '(?<label>.+): (?<ms>.+) ms';
  assert.deepEqual(readChart(pattern, ['a: x ms', 'b: -3 ms'])?.rows, [
    { label: 'a', values: [0] },
    { label: 'b', values: [0] },
  ]);
  assert.equal(readChart(pattern, Array<string>(1000).fill('a: 1 ms'))?.rows.length, 30);
});

test('bars are as long as their numbers, on one scale', () => {
  const chart = readChart(table, lines);
  assert.ok(chart);
  const widths = rectsOf(drawChart(chart, 'Bars')).map(({ width }) => Number(width));
  const [first = 0, second = 0, third = 0, fourth = 0] = widths;
  assert.equal(widths.length, 4);
  for (const [one, other, ratio] of [
    [first, second, 2],
    [third, first, 2],
    [third, fourth, 8],
  ] as const)
    assert.ok(Math.abs(one / other - ratio) < 0.05, `${String(one)} / ${String(other)}`);
});

test('what a program printed is only ever text, and is said in words', () => {
  const chart = readChart('(?<label>.+): (?<ms>.+) ms', ['<script>"&: 5 ms']);
  assert.ok(chart);
  const svg = svgText(drawChart(chart, 'Bars'));
  assert.ok(!svg.includes('<script'));
  assert.match(svg, /aria-label="Bars: &lt;script&gt;&quot;&amp; 5"/u);
});

test('a pattern names a label and a number', () => {
  assert.ok(isChartPattern(table));
  assert.ok(!isChartPattern('(?<label>.+)'));
  assert.ok(!isChartPattern('(?<ms>.+)'));
});

for (const { id, chart, recording } of (await readExamples()).values()) {
  if (chart === undefined) continue;
  test(`${id}: the table that was recorded is one`, () => {
    const printed = linesOf(recording?.events ?? []).map(({ text }) => text);
    const read = readChart(chart, printed);
    assert.ok((read?.rows.length ?? 0) > 1);
    assert.ok(read?.rows.every(({ values }) => values.some((value) => value > 0)));
  });
}
