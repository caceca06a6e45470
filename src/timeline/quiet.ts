// Quiet stretches: time in which nothing happened in any lane, which a reader may have folded.

import type { Picture } from './picture.ts';
import type { Fold, Window } from './scale.ts';

/** A stretch is quiet when nothing happens in it for so great a part of the window. */
const leastPart = 1 / 6;

/** What is left unfolded on either side, as a part of the window. */
const margin = 1 / 50;

/** When anything happened within a window, in order; `hasCallbacks`: in their callbacks, too, where these are drawn. */
export function timesIn(
  { lanes }: Picture,
  { from, to }: Window,
  hasCallbacks: boolean,
): readonly number[] {
  const isIn = (time: number): boolean => time > from && time < to;
  return lanes
    .flatMap(({ marks, changes, askedAt, callbacks }) => [
      ...(askedAt === undefined ? [] : [askedAt]),
      ...[marks, changes].flatMap((list) =>
        list.all.slice(list.before(from), list.until(to)).map(({ at }) => at),
      ),
      ...(hasCallbacks
        ? callbacks.steps.flatMap(({ called, returned = called }) => [called.at, returned.at])
        : []),
    ])
    .filter(isIn)
    .sort((a, b) => a - b);
}

/** The quiet stretches of a window, in order; none that reaches into `measured`, where that is given. */
export function quietIn(
  picture: Picture,
  window: Window,
  measured?: Window,
  hasCallbacks = false,
): readonly Fold[] {
  const { from, to } = window;
  const length = to - from;
  const times = [...timesIn(picture, window, hasCallbacks), to];
  return times.flatMap((end, index) => {
    const start = times[index - 1] ?? from;
    if (end - start < length * leastPart) return [];
    const fold = { from: start + length * margin, to: end - length * margin };
    const isMeasured = measured && fold.from < measured.to && fold.to > measured.from;
    return isMeasured ? [] : [fold];
  });
}
