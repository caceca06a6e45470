// The same content as a table: each thing that happened, in the order of time.

import type { Picture } from './picture.ts';
import type { Place } from './place.ts';
import type { TurnWords } from './turns/turn-words.ts';
import type { Words } from './words.ts';

/** All marks of all lanes by time; those of one time by lane. */
export function placesOf({ lanes }: Picture): readonly Place[] {
  return lanes
    .flatMap((lane) => lane.marks.all.map((mark, index) => ({ lane, mark, index })))
    .sort((a, b) => a.mark.at - b.mark.at);
}

/** A row of the table: three texts. */
export interface TableRow {
  readonly time: string;
  readonly who: string;
  readonly what: string;
}

/** The first rows of the table, `most` at most; with the callbacks, where there are words for them. */
export function rowsOf(
  picture: Picture,
  words: Words,
  most = Infinity,
  turnWords?: TurnWords,
): readonly TableRow[] {
  const rows = placesOf(picture).map(({ lane, mark }) => ({
    lane,
    at: mark.at,
    what: () => words.deed(mark),
  }));
  const calls = turnWords
    ? picture.lanes.flatMap((lane) =>
        lane.callbacks.steps.map((callback) => ({
          lane,
          at: callback.called.at,
          what: () => turnWords.called(lane.callbacks, callback),
        })),
      )
    : [];
  // What is called comes before what it does.
  const all = calls.length === 0 ? rows : [...calls, ...rows].sort((a, b) => a.at - b.at);
  return all
    .slice(0, most)
    .map(({ lane, at, what }) => ({ time: words.time(at), who: words.name(lane), what: what() }));
}

/** How many rows the whole table has. */
export const rowCount = ({ lanes }: Picture, hasCallbacks: boolean): number =>
  lanes.reduce(
    (sum, { marks, callbacks }) =>
      sum + marks.all.length + (hasCallbacks ? callbacks.steps.length : 0),
    0,
  );
