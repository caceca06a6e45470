// The callbacks of a lane in a row of their own below its spans: a box from call to return, several too short as one.

import type { Row } from './layout.ts';
import { fitted, textWidth } from './layout.ts';
import type { Scale } from './scale.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';
import type { CalledCallback, Callbacks } from './turns/callbacks.ts';
import { stepUntil } from './turns/queues.ts';
import type { TurnWords } from './turns/turn-words.ts';

/** How much higher a lane is whose callbacks are drawn, in pixels. */
export const callbackRow = 20;

const height = 15;
const size = 10;

/** Narrower boxes are told apart no more where they touch, in pixels; no box is narrower than the other. */
const [least, narrowest] = [4, 1.5] as const;

/** A box: one callback, or several from one to another. */
interface Box {
  readonly first: CalledCallback;
  last: CalledCallback;
  readonly left: number;
  right: number;
}

/** The boxes of the window. */
export function callbackShapes(
  callbacks: Callbacks,
  { top, height: rowHeight }: Row,
  scale: Scale,
  words: TurnWords,
  hatch: string,
): Shape[] {
  const y = top + rowHeight - callbackRow + 1;
  return boxesOf(callbacks, scale).map(({ first, last, left, right }) => {
    const count = last.step - first.step + 1;
    const width = right - left;
    const isOne = count === 1;
    const place = { x: px(left), y: px(y), width: px(width), height };
    const name = isOne ? words.by(first) : `×${count}`;
    const isRound = first.in === 'ticks' || first.in === 'microtasks';
    const room = width - 6;
    const text = textWidth(name, size, 'mono') <= room || room > 30 ? name : '';
    return shape(
      'g',
      {
        'data-callbacks': first.step,
        'data-last': last.step,
        'data-in': isOne ? first.in : undefined,
        'data-count': isOne ? undefined : count,
      },
      shape('rect', {
        class: 'tl-callback',
        ...place,
        rx: isRound && width > 6 ? 7 : undefined,
      }),
      ...(isOne ? [] : [shape('rect', { ...place, fill: `url(#${hatch})` })]),
      ...(text === ''
        ? []
        : [
            shape(
              'text',
              { class: 'tl-by', x: px(left + width / 2), y: px(y + 11), 'text-anchor': 'middle' },
              fitted(text, size, room, 'mono'),
            ),
          ]),
    );
  });
}

function boxesOf(callbacks: Callbacks, scale: Scale): readonly Box[] {
  const { steps } = callbacks;
  const { from, to } = scale.window;
  const boxes: Box[] = [];
  for (let step = Math.max(stepUntil(callbacks, from), 0); step < steps.length; step += 1) {
    const callback = steps[step];
    if (!callback || callback.called.at > to) break;
    const end = callback.returned?.at ?? steps[step + 1]?.called.at ?? callback.called.at;
    if (end < from) continue;
    const left = scale.x(Math.max(callback.called.at, from));
    const right = Math.max(scale.x(Math.min(end, to)), left + narrowest);
    const box = boxes.at(-1);
    const isShort = right - left < least;
    if (
      box &&
      isShort &&
      left - box.right < 1 &&
      (box.last !== box.first || box.right - box.left < least)
    ) {
      box.last = callback;
      box.right = Math.max(box.right, right);
    } else boxes.push({ first: callback, last: callback, left, right });
  }
  return boxes;
}
