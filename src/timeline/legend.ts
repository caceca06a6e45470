// The legend: what is in the picture, each sign beside its words, in as many lines as it takes.

import type { LegendKey } from '../i18n/strings/timeline/types.ts';
import { textWidth } from './layout.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';

const lineHeight = 20;
const signWidth = 24;
const gap = 18;

/** The order in which signs are explained. */
const order = [
  'running',
  'waiting',
  'blocked',
  'starting',
  'unknown',
  'stdout',
  'stderr',
  'start',
  'message',
  'stub',
  'callback',
] as const satisfies readonly LegendKey[];

/** The legend of what was drawn, from `top` on; and how high it is. */
export function legendShapes(
  seen: ReadonlySet<LegendKey>,
  words: Readonly<Record<LegendKey, string>>,
  place: { readonly left: number; readonly right: number; readonly top: number },
  hatch: string,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  let { left: x } = place;
  let y = place.top + lineHeight / 2;
  const shapes = order
    .filter((key) => seen.has(key))
    .map((key) => {
      const width = signWidth + textWidth(words[key], 11.5);
      if (x > place.left && x + width > place.right) {
        x = place.left;
        y += lineHeight;
      }
      const item = shape(
        'g',
        { class: 'lane-none' },
        ...sign(key, x, y, hatch),
        shape('text', { class: 'tl-note', x: px(x + signWidth), y: px(y + 4) }, words[key]),
      );
      x += width + gap;
      return item;
    });
  return { shapes, height: shapes.length === 0 ? 0 : y + lineHeight / 2 - place.top };
}

function sign(key: LegendKey, x: number, y: number, hatch: string): Shape[] {
  const line = { d: `M${px(x)} ${px(y)}h18` };
  const box = { x: px(x), y: px(y - 5), width: 18, height: 10 };
  switch (key) {
    case 'running':
      return [shape('rect', { class: 'tl-running', ...box, rx: 2 })];
    case 'blocked':
      return [
        shape(
          'g',
          { class: 'tl-blocked' },
          shape('rect', box),
          shape('rect', { ...box, fill: `url(#${hatch})` }),
        ),
      ];
    case 'waiting':
    case 'starting':
    case 'unknown':
      return [shape('path', { class: `tl-${key}`, ...line })];
    case 'stdout':
      return [shape('circle', { class: 'tl-bead', cx: px(x + 9), cy: px(y), r: 4.5 })];
    case 'stderr':
      return [
        shape('path', { class: 'tl-bead tl-err', d: `M${px(x + 9)} ${px(y - 6)}l6 6l-6 6l-6-6z` }),
      ];
    case 'callback':
      return [shape('rect', { class: 'tl-callback', ...box })];
    case 'start':
    case 'message':
    case 'stub':
      return [
        shape(
          'g',
          { class: key === 'start' ? 'tl-start' : 'tl-message' },
          shape('path', {
            class: key === 'stub' ? 'tl-shaft tl-unsure' : 'tl-shaft',
            d: `M${px(x)} ${px(y)}h12`,
          }),
          shape('path', { class: 'tl-head', d: `M${px(x + 18)} ${px(y)}l-6-3.5v7z` }),
        ),
      ];
  }
}
