// The prompt and the line as they stand on a terminal, over as many rows as they take.
import { characterWidth } from '../../values/text-width.ts';
import { codes } from './screen.ts';

/** A place on the terminal, from where the prompt begins. */
export interface Place {
  readonly rows: number;
  readonly cols: number;
}

/** Where the cursor is after a text, on a terminal of so many columns. */
export function placeAfter(text: string, columns: number, tabSize: number): Place {
  let offset = 0;
  let rows = 0;
  for (const character of text.normalize('NFC')) {
    if (character === '\n') {
      rows += Math.ceil(offset / columns) || 1;
      offset = 0;
    } else if (character === '\t') {
      offset += tabSize - (offset % tabSize);
    } else {
      const width = characterWidth(character);
      // A wide character does not begin in the last column.
      if (width === 2 && (offset + 1) % columns === 0) offset += 1;
      offset += width;
    }
  }
  const cols = offset % columns;
  return { rows: rows + (columns === Infinity ? 0 : (offset - cols) / columns), cols };
}

/** Draws over what it drew before, wherever the cursor was then. */
export class Drawing {
  readonly #write: (text: string) => void;
  #row = 0;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Writes text anew and puts the cursor in its place; `end` is where the text ends. */
  draw(text: string, end: Place, cursor: Place): void {
    if (this.#row > 0) this.#write(codes.moveBy(0, -this.#row));
    this.#write(codes.moveTo(0));
    this.#write(codes.clearBelow);
    this.#write(text);
    // Some terminals go on to the next row only with the next character.
    if (end.cols === 0) this.#write(' ');
    this.#write(codes.moveTo(cursor.cols));
    if (end.rows > cursor.rows) this.#write(codes.moveBy(0, cursor.rows - end.rows));
    this.#row = cursor.rows;
  }

  /** Moves the cursor within what was drawn. */
  move(from: Place, to: Place): void {
    if (from.rows === to.rows) this.#write(codes.moveBy(to.cols - from.cols, 0));
    else this.#write(codes.moveTo(to.cols) + codes.moveBy(0, to.rows - from.rows));
    this.#row = to.rows;
  }

  /** Ends the line: what comes next is drawn below it. */
  leave(): void {
    this.#write('\r\n');
    this.#row = 0;
  }
}
