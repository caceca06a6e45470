// The same content as a table: each thing that happened, in the order of time.

import type { Picture } from './picture.ts';
import type { Place } from './place.ts';
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

/** The first rows of the table, `most` at most. */
export function rowsOf(picture: Picture, words: Words, most = Infinity): readonly TableRow[] {
  return placesOf(picture)
    .slice(0, most)
    .map(({ lane, mark }) => ({
      time: words.time(mark.at),
      who: words.name(lane),
      what: words.deed(mark),
    }));
}
