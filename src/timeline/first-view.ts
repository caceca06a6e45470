// How a picture is first shown: all of it, with its quiet stretches short where much happens in a short time.

import type { Picture } from './picture.ts';
import { timesIn } from './quiet.ts';
import { type Fold, foldWidthIn, Scale, type Window } from './scale.ts';

/** Marks of a lane that are closer cannot be told apart, in pixels. */
const apart = 7;

/** Fewer marks are seen, wherever they stand. */
const leastMarks = 4;

/** As much of the width as folds may take. */
const mostFolded = 0.5;

/** What is left unfolded on either side of a fold, as a part of all that is. */
const margin = 1 / 50;

/** Of those that stand on something else, at most this part may do so still. */
const enough = 2 / 3;

/** As much of what all folds set apart is worth the scale that is lost with one fold more. */
const worthwhile = 0.9;

const telling: readonly string[] = ['stdout', 'stderr', 'sent', 'received', 'error'];

/**
 * The quiet stretches that are folded at first, in order, where time runs over so many pixels: none, unless more
 * than half of what happened would stand on something else, and folding them sets a good part of that apart; as few
 * as do nearly all of it. `hasCallbacks`: callbacks are drawn, and none is in a fold.
 */
export function firstFolds(
  picture: Picture,
  window: Window,
  width: number,
  hasCallbacks = false,
): readonly Fold[] {
  const lanes = picture.lanes.map(({ marks }) =>
    marks.all.filter(({ kind }) => telling.includes(kind)).map(({ at }) => at),
  );
  const count = lanes.reduce((sum, { length }) => sum + length, 0);
  const hidden = (folds: readonly Fold[]): number => {
    const scale = new Scale(window, 0, width, folds);
    return lanes.reduce((sum, times) => sum + hiddenIn(times, scale), 0);
  };
  const plain = hidden([]);
  if (count < leastMarks || plain <= count / 2) return [];
  const gaps = gapsIn(timesIn(picture, window, hasCallbacks), window);
  const views: { readonly folds: readonly Fold[]; readonly left: number }[] = [];
  for (let many = 1; many <= gaps.length; many += 1) {
    if (many * foldWidthIn(width) > mostFolded * width) break;
    const folds = foldsOf(gaps.slice(0, many), window);
    views.push({ folds, left: hidden(folds) });
  }
  const least = Math.min(...views.map(({ left }) => left));
  if (least > plain * enough) return [];
  const few = views.find(({ left }) => plain - left >= (plain - least) * worthwhile);
  return few?.folds ?? [];
}

/** How many of the marks of a lane, at these times, stand on the one before; such as stand on it in part count so. */
const hiddenIn = (times: readonly number[], scale: Scale): number =>
  times.reduce((sum, time, index) => {
    const last = times[index - 1];
    if (last === undefined) return sum;
    return sum + Math.max(0, 1 - (scale.x(time) - scale.x(last)) / apart);
  }, 0);

/** The stretches between these times, the longest first. */
const gapsIn = (times: readonly number[], { from, to }: Window): readonly Fold[] =>
  [...times, to]
    .map((end, index) => ({ from: times[index - 1] ?? from, to: end }))
    .sort((a, b) => b.to - b.from - (a.to - a.from));

function foldsOf(gaps: readonly Fold[], { from, to }: Window): readonly Fold[] {
  const folded = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const room = margin * (to - from - folded);
  return gaps
    .map((gap) => {
      const left = Math.min(room, (gap.to - gap.from) / 4);
      return { from: gap.from + left, to: gap.to - left };
    })
    .sort((a, b) => a.from - b.from);
}
