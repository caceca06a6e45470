// The scale of time above the lanes, a line down for each tick, and what of it is folded.

import { type Layout, textWidth } from './layout.ts';
import { exactText, type Scale, ticksOf, tickText } from './scale.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';

/** The axis, the lines between processes, and the folds with how long each took. */
export function axisShapes(scale: Scale, layout: Layout): Shape[] {
  const { times, step } = ticksOf(scale, layout.isNarrow ? 64 : 84);
  const ticks = times.flatMap((time) => {
    const x = px(scale.x(time));
    return [
      shape('path', { class: 'tl-grid', d: `M${x} ${layout.top - 6}V${px(layout.bottom)}` }),
      shape('text', { class: 'tl-tick', x, y: 13, 'text-anchor': 'middle' }, tickText(time, step)),
    ];
  });
  const processes = layout.rows
    .filter(({ isFirst }) => isFirst)
    .map(({ top }) =>
      shape('path', { class: 'tl-grid', d: `M0 ${px(top - 4)}H${px(layout.right)}` }),
    );
  return [...folds(scale, layout), ...ticks, ...processes];
}

function folds(scale: Scale, { top, bottom }: Layout): Shape[] {
  const { foldWidth } = scale;
  return scale.folds.map((fold) => {
    const x = scale.x(fold.from);
    const box = { x: px(x), y: top - 6, width: foldWidth, height: px(bottom - top + 6) };
    const length = exactText(fold.to - fold.from, scale.window);
    return shape(
      'g',
      { 'data-fold': length },
      shape('rect', { class: 'tl-fold', ...box }),
      shape(
        'text',
        { class: 'tl-tick', x: px(x + foldWidth / 2), y: 13, 'text-anchor': 'middle' },
        textWidth(`⋯${length}`, 11) > foldWidth + 10 ? '⋯' : `⋯${length}`,
      ),
    );
  });
}
