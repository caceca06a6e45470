// A lane as it is drawn: its name, its states as bars and lines, its marks as beads on them.

import type { Bead, Stretch } from './detail.ts';
import { beforePill, pillWidth, type Row, textWidth } from './layout.ts';
import type { Lane } from './lane.ts';
import type { Exit } from './marks.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';
import type { Words } from './words.ts';

/** Half the height of a bar, in pixels. */
export const half = 5;

/** A stretch of a lane: a solid bar, a thin line, a hatched bar, a dotted line. */
export function stretchShapes(
  stretch: Stretch,
  { middle }: Row,
  hatch: string,
  words: Words,
): Shape[] {
  const { state, left, right, count, on, most } = stretch;
  const hooks = { 'data-span': state, 'data-count': count > 1 ? count : undefined };
  if (state === 'waiting' || state === 'unknown') {
    const d = `M${px(left)} ${px(middle)}H${px(right)}`;
    return [shape('path', { class: `tl-${state}`, d, ...hooks })];
  }
  // Of many short ones the bar is as high as the part of the time that they took.
  const height = Math.max(half * 2 * (count > 1 ? Math.sqrt(stretch.share) : 1), 3);
  const box = {
    x: px(left),
    y: px(middle - height / 2),
    width: px(Math.max(right - left, 1)),
    height: px(height),
  };
  if (state === 'running') {
    const rx = right - left > 4 ? 2 : undefined;
    return [shape('rect', { class: 'tl-running', ...box, rx, ...hooks })];
  }
  return [
    shape(
      'g',
      { class: 'tl-blocked', ...hooks, 'data-on': on, 'data-most': most },
      shape('rect', box),
      shape('rect', { ...box, fill: `url(#${hatch})` }),
      ...(on === undefined ? [] : plate([words.call(on, most), on], stretch, middle)),
    ),
  ];
}

/** What it is blocked in, on a plate in the middle of the bar: the first of the texts for which there is room. */
function plate(texts: readonly string[], { left, right }: Stretch, middle: number): Shape[] {
  const widthOf = (text: string): number => textWidth(text, 10.5, 'mono') + 10;
  const on = texts.find((text) => right - left >= widthOf(text) + 12);
  if (on === undefined) return [];
  const width = widthOf(on);
  const centre = (left + right) / 2;
  const box = { x: px(centre - width / 2), y: px(middle - 8), width: px(width), height: 16, rx: 3 };
  return [
    shape('rect', { class: 'tl-plate', ...box }),
    shape(
      'text',
      { class: 'tl-call', x: px(centre), y: px(middle + 3.5), 'text-anchor': 'middle' },
      on,
    ),
  ];
}

/** The way from being asked for to the start. */
export const startingShape = (left: number, right: number, { middle }: Row): Shape =>
  shape('path', { class: 'tl-starting', d: `M${px(left)} ${px(middle)}H${px(right)}` });

/** A bead: what it is by its shape, and the number of those that it stands for; `live`: which ones, too. */
export function beadShape(bead: Bead, row: Row, live: boolean): Shape {
  const { kind, count, from, to } = bead;
  return shape(
    'g',
    {
      'data-mark': kind,
      'data-count': count > 1 ? count : undefined,
      ...(live ? { 'data-first': from, 'data-last': to } : {}),
    },
    ...markShapes(bead, row),
  );
}

function markShapes({ kind, x, count, first }: Bead, { middle, lane }: Row): Shape[] {
  const place = { cx: px(x), cy: px(middle) };
  switch (kind) {
    case 'stdout':
    case 'stderr':
      if (count > 1) return pill(x, middle, count, kind);
      return kind === 'stdout'
        ? [shape('circle', { class: 'tl-bead', ...place, r: 4.5 })]
        : [shape('path', { class: 'tl-bead tl-err', d: diamond(x, middle, 6) })];
    case 'sent':
    case 'received':
      return [shape('circle', { class: 'tl-dot', ...place, r: 2.5 })];
    case 'started':
      return [cap(x, middle)];
    case 'error':
      return [cross(x, middle)];
    case 'exited':
      // An error before it says so already.
      return [
        lane.error !== undefined || (first.kind === 'exited' && !isBad(first))
          ? cap(x, middle)
          : cross(x, middle),
      ];
  }
}

/** Whether an end is known to be no good one. */
export const isBad = ({ code, signal, terminated }: Exit): boolean =>
  terminated || signal !== null || (code !== null && code !== 0);

/** Whether a bead is drawn as a cross. */
const isCross = ({ kind, first }: Bead, { error }: Lane): boolean =>
  kind === 'error' || (error === undefined && first.kind === 'exited' && isBad(first));

/** How far a bead reaches to the right of its place, in pixels. */
export const rightOf = ({ kind, count }: Bead): number =>
  count > 1 && (kind === 'stdout' || kind === 'stderr') ? pillWidth(count) - beforePill + 1 : 6;

/** Half the width of a cross and of what is kept clear beside it, in pixels. */
const crossHalf = 8;

/**
 * The beads of a lane, those of its lines moved aside that stand where a cross would hide them or they it; `most` is
 * as far to the right as any may reach, in pixels.
 */
export function besideCrosses(beads: readonly Bead[], lane: Lane, most: number): readonly Bead[] {
  const crosses = beads.filter((bead) => isCross(bead, lane));
  return beads.map((bead) => {
    if (bead.kind !== 'stdout' && bead.kind !== 'stderr') return bead;
    const right = rightOf(bead);
    const cross = crosses.find(
      ({ x }) => bead.x - 6 < x + crossHalf && bead.x + right > x - crossHalf,
    );
    if (!cross) return bead;
    const after = cross.x + crossHalf + 6;
    const isAfter = bead.from > cross.from && after + right <= most;
    return { ...bead, x: isAfter ? after : cross.x - crossHalf - right };
  });
}

const cap = (x: number, y: number): Shape =>
  shape('path', { class: 'tl-cap', d: `M${px(x)} ${px(y - 8)}v16` });

function cross(x: number, y: number): Shape {
  const d = `M${px(x - 5)} ${px(y - 5)}l10 10m0-10l-10 10`;
  return shape('g', { class: 'tl-cross' }, shape('path', { d }), shape('path', { d }));
}

const diamond = (x: number, y: number, size: number): string =>
  `M${px(x)} ${px(y - size)}l${size} ${size}l-${size} ${size}l-${size}-${size}z`;

/** A number in a box: round for stdout, cornered for stderr. */
function pill(x: number, y: number, count: number, kind: 'stdout' | 'stderr'): Shape[] {
  const width = pillWidth(count);
  const left = x - beforePill;
  const box = { x: px(left), y: px(y - 7.5), width: px(width), height: 15 };
  const isError = kind === 'stderr';
  return [
    shape('rect', { class: isError ? 'tl-bead tl-err' : 'tl-bead', ...box, rx: isError ? 1 : 7.5 }),
    shape(
      'text',
      { class: 'tl-count', x: px(left + width / 2), y: px(y + 3.5), 'text-anchor': 'middle' },
      String(count),
    ),
  ];
}
