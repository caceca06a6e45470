// A chart drawn: a row of bars for each row of the table, on one scale that begins at 0.
import { px, shape, type Shape } from '../drawing/shape.ts';
import type { Chart } from './chart.ts';

/** In pixels. It is as wide as a phone; where there is more room it stays so. */
const width = 340;
const bar = { height: 14, gap: 4 } as const;
const rowGap = 12;
/** A character of the labels is so wide, and so much of the picture is theirs at most. */
const character = 7.8;
const labelShare = 0.45;
/** What a value takes behind its bar. */
const valueRoom = 64;

/** Draws it, called `label`. Series are told apart by how their bars are filled, and named above them. */
export function drawChart({ series, rows }: Chart, label: string): Shape {
  const longest = Math.max(...rows.map((row) => row.label.length));
  const left = Math.min(width * labelShare, longest * character) + 12;
  const most = Math.max(...rows.flatMap(({ values }) => values)) || 1;
  const scale = (width - left - valueRoom) / most;
  const rowHeight = series.length * (bar.height + bar.gap) + rowGap;
  const top = series.length > 1 ? 24 : 0;
  const bars = rows.map((row, index) =>
    shape(
      'g',
      { 'data-row': row.label, transform: `translate(0 ${px(top + index * rowHeight)})` },
      shape('text', { x: 0, y: bar.height - 3, class: 'chart-label' }, row.label),
      ...row.values.flatMap((value, at) => {
        const y = at * (bar.height + bar.gap);
        const size = Math.max(1, value * scale);
        return [
          shape('rect', {
            x: px(left),
            y,
            width: px(size),
            height: bar.height,
            'data-series': at,
            'data-value': value,
          }),
          shape(
            'text',
            { x: px(left + size + 6), y: y + bar.height - 3, class: 'chart-value' },
            String(value),
          ),
        ];
      }),
    ),
  );
  const legend = series.length < 2 ? [] : series.map((name, at) => key(name, at, left));
  const height = px(top + rows.length * rowHeight);
  return shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      viewBox: `0 0 ${String(width)} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': `${label}: ${inWords({ series, rows })}`,
    },
    ...legend,
    ...bars,
  );
}

function key(name: string, at: number, left: number): Shape {
  const x = left + at * 110;
  return shape(
    'g',
    { class: 'chart-key' },
    shape('rect', { x: px(x), y: 0, width: bar.height, height: bar.height, 'data-series': at }),
    shape('text', { x: px(x + bar.height + 6), y: bar.height - 3 }, name),
  );
}

/** What it shows, for those who hear it. */
function inWords({ series, rows }: Chart): string {
  return rows
    .map(({ label, values }) => {
      const all = values.map((value, at) =>
        series.length > 1 ? `${series[at] ?? ''} ${String(value)}` : String(value),
      );
      return `${label} ${all.join(', ')}`;
    })
    .join('; ');
}
