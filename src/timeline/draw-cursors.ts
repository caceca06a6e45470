// The cursors: a moment as a line through all lanes, and the stretch of time between two of them.

import type { Layout } from './layout.ts';
import { textWidth } from './layout.ts';
import { exactText, type Scale } from './scale.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';

/** Moments that are marked, in milliseconds. */
export interface Cursors {
  readonly first?: number;
  /** The one to which is measured. */
  readonly second?: number;
}

/** The shapes of the cursors that are in the window. */
export function cursorShapes({ first, second }: Cursors, scale: Scale, layout: Layout): Shape[] {
  // Of two the labels stand to either side, so that neither hides the other.
  const sides =
    first === undefined || second === undefined ? [0.5, 0.5] : first <= second ? [1, 0] : [0, 1];
  return [
    ...(first !== undefined && second !== undefined ? band(first, second, scale, layout) : []),
    ...[first, second].flatMap((time, place) =>
      time === undefined ? [] : line(time, scale, layout, sides[place]),
    ),
  ];
}

/** `side` is the part of its label that is to the left of it. */
function line(
  time: number,
  scale: Scale,
  { left, right, top, bottom }: Layout,
  side = 0.5,
): Shape[] {
  const x = scale.x(time);
  if (x < left - 1 || x > right + 1) return [];
  const label = exactText(time, scale.window);
  const width = textWidth(label, 11) + 12;
  const from = Math.min(Math.max(x - width * side, 1), right + 12 - width);
  return [
    shape(
      'g',
      { class: 'tl-cursor', 'data-cursor': label },
      shape('path', { d: `M${px(x)} ${top - 6}V${px(bottom)}` }),
      shape('rect', { x: px(from), y: 1, width: px(width), height: 17, rx: 3 }),
      shape('text', { x: px(from + width / 2), y: 13, 'text-anchor': 'middle' }, label),
    ),
  ];
}

function band(first: number, second: number, scale: Scale, layout: Layout): Shape[] {
  const { left, right, top, bottom } = layout;
  const within = (time: number): number => Math.min(Math.max(scale.x(time), left), right);
  const [from, to] = [within(Math.min(first, second)), within(Math.max(first, second))];
  return [
    shape('rect', {
      class: 'tl-band',
      x: px(from),
      y: top - 6,
      width: px(to - from),
      height: px(bottom - top + 6),
    }),
  ];
}
