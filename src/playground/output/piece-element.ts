// A piece of a line on the page: plain text where it has no style, else an element with classes.

import { classesOf, coloursOf, isFree } from './terminal-classes.ts';
import type { TerminalPiece } from './terminal-text.ts';

/** The node of a piece. */
export function pieceElement(piece: TerminalPiece): Node {
  const classes = classesOf(piece);
  if (classes === '') return document.createTextNode(piece.text);
  const element = document.createElement('span');
  element.className = classes;
  element.textContent = piece.text;
  const { text, ground } = coloursOf(piece.style);
  // The page's policy allows no style attribute; the object model sets what is safe by its type.
  if (isFree(text)) element.style.setProperty('--text', text);
  if (isFree(ground)) element.style.setProperty('--ground', ground);
  return element;
}
