// Quiet stretches: time in which nothing happened in any lane, which a reader may have folded.

import type { Picture } from './picture.ts';
import type { Fold, Window } from './scale.ts';

/** A stretch is quiet when nothing happens in it for so great a part of the window. */
const leastPart = 1 / 6;

/** What is left unfolded on either side, as a part of the window. */
const margin = 1 / 50;

/** The quiet stretches of a window, in order; none that reaches into `measured`, where that is given. */
export function quietIn(picture: Picture, window: Window, measured?: Window): readonly Fold[] {
  const { from, to } = window;
  const length = to - from;
  const times = [from, to];
  const add = (time: number | undefined): void => {
    if (time !== undefined && time > from && time < to) times.push(time);
  };
  for (const { marks, changes, askedAt } of picture.lanes) {
    add(askedAt);
    for (const { at } of marks.all.slice(marks.before(from), marks.until(to))) add(at);
    for (const { at } of changes.all.slice(changes.before(from), changes.until(to))) add(at);
  }
  times.sort((a, b) => a - b);
  return times.flatMap((end, index) => {
    const start = times[index - 1] ?? from;
    if (end - start < length * leastPart) return [];
    const fold = { from: start + length * margin, to: end - length * margin };
    const isMeasured = measured && fold.from < measured.to && fold.to > measured.from;
    return isMeasured ? [] : [fold];
  });
}
