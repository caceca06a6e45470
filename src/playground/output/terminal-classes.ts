// The style of a terminal's text, in classes of the page.

import type { TerminalColour, TerminalStyle } from './terminal-style.ts';
import type { TerminalPiece } from './terminal-text.ts';

/** The colour of text and of what is behind it; `page` is what the page has for the other. */
export interface DrawnColours {
  readonly text: TerminalColour | 'page' | undefined;
  readonly ground: TerminalColour | 'page' | undefined;
}

/** The classes of a piece, one space between them; '' for plain text. */
export function classesOf({ style, control }: TerminalPiece): string {
  const { text, ground } = coloursOf(style);
  const marks = [...style.marks].filter((mark) => mark !== 'inverse').map((mark) => `ansi-${mark}`);
  const classes = [...named('text', text), ...named('ground', ground), ...marks];
  return [...classes, ...(control ? ['output-control'] : [])].join(' ');
}

/** Colours as they are drawn: inverse text swaps them, those of the page too. */
export function coloursOf({ colour, ground, marks }: TerminalStyle): DrawnColours {
  if (!marks.has('inverse')) return { text: colour, ground };
  return { text: ground ?? 'page', ground: colour ?? 'page' };
}

/** Whether a colour has no name, and so no class of its own. */
export const isFree = (colour: DrawnColours['text']): colour is Extract<TerminalColour, string> =>
  typeof colour === 'string' && colour !== 'page';

function named(where: 'text' | 'ground', colour: DrawnColours['text']): readonly string[] {
  if (colour === undefined) return [];
  return [`ansi-${where}`, `ansi-${where}-${isFree(colour) ? 'rgb' : colour}`];
}
