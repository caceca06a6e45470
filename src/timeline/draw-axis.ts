// The scale of time above the lanes, a line down for each tick, and what of it is folded.

import { type Layout, textWidth } from './layout.ts';
import { exactText, type Scale, ticksOf, tickText } from './scale.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';

/** The axis, the lines between processes, and the folds with how long each took. */
export function axisShapes(scale: Scale, layout: Layout): Shape[] {
  const { times, step } = ticksOf(scale, layout.isNarrow ? 64 : 84);
  const ticks = times.flatMap((time) => {
    const x = scale.x(time);
    return [
      shape('path', { class: 'tl-grid', d: `M${px(x)} ${layout.top - 6}V${px(layout.bottom)}` }),
      tick(tickText(time, step), x, layout),
    ];
  });
  const processes = layout.rows
    .filter(({ isFirst }) => isFirst)
    .map(({ top }) =>
      shape('path', { class: 'tl-grid', d: `M0 ${px(top - 4)}H${px(layout.right)}` }),
    );
  return [...folds(scale, layout), ...ticks, ...processes];
}

/** A text of the axis, in the middle of `x` or as near as it has room. */
function tick(text: string, x: number, { right }: Layout): Shape {
  const half = textWidth(text, 11) / 2;
  const middle = Math.max(Math.min(x, right + 11 - half), half);
  return shape('text', { class: 'tl-tick', x: px(middle), y: 13, 'text-anchor': 'middle' }, text);
}

function folds(scale: Scale, layout: Layout): Shape[] {
  const { foldWidth } = scale;
  const { top, bottom } = layout;
  /** Where the last text ends. */
  let taken = 0;
  return scale.folds.map((fold) => {
    const x = scale.x(fold.from);
    const box = { x: px(x), y: top - 6, width: foldWidth, height: px(bottom - top + 6) };
    const length = exactText(fold.to - fold.from, scale.window);
    const middle = x + foldWidth / 2;
    const text = [`⋯${length}`, '⋯'].find((each) => {
      const width = textWidth(each, 11);
      return width <= foldWidth + 10 && middle - width / 2 >= taken;
    });
    if (text !== undefined) taken = middle + textWidth(text, 11) / 2 + 4;
    return shape(
      'g',
      { 'data-fold': length },
      shape('rect', { class: 'tl-fold', ...box }),
      ...(text === undefined ? [] : [tick(text, middle, layout)]),
    );
  });
}
