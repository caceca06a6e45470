// A recorded line in HTML, its colours as classes.

import { classesOf } from '../playground/output/terminal-classes.ts';
import { plainStyle } from '../playground/output/terminal-style.ts';
import { readTerminalLine } from '../playground/output/terminal-text.ts';

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const;

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (character) => entities[character as keyof typeof entities]);

/** The HTML of what a line says: text, and spans where it is coloured. */
export function recordedText(line: string): string {
  return readTerminalLine(line, plainStyle)
    .pieces.map((piece) => {
      const classes = classesOf(piece);
      const text = escape(piece.text);
      return classes === '' ? text : `<span class="${classes}">${text}</span>`;
    })
    .join('');
}
