// The timeline as a table: what happened, by time; of a long run the first so many rows.

import type { TimelineStrings } from '../../i18n/timeline-strings.ts';
import type { Picture } from '../../timeline/picture.ts';
import { rowCount, rowsOf } from '../../timeline/rows.ts';
import type { TurnWords } from '../../timeline/turns/turn-words.ts';
import type { Words } from '../../timeline/words.ts';

/** More rows take a browser too long, and nobody reads them. */
const mostRows = 500;

/** Fills an element with the table; with callbacks, where there are words for them. */
export function fillTable(
  element: HTMLElement,
  picture: Picture,
  words: Words,
  { columns, rows: says }: TimelineStrings,
  turnWords?: TurnWords,
): void {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const name of [columns.time, columns.who, columns.what]) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { time, who, what } of rowsOf(picture, words, mostRows, turnWords)) {
    const row = body.insertRow();
    for (const text of [time, who, what]) row.insertCell().textContent = text;
  }
  const all = rowCount(picture, turnWords !== undefined);
  if (all > mostRows) {
    const caption = table.createCaption();
    caption.textContent = says(mostRows, all);
  }
  element.replaceChildren(table);
}
