// One line of output on the page: the twin of the lines in RecordedOutput.astro.

import { findPlaces, formatPlace } from './places.ts';
import { classesOf, coloursOf, isFree } from './terminal-classes.ts';
import type { TerminalStyle } from './terminal-style.ts';
import { readTerminalLine, type TerminalPiece } from './terminal-text.ts';

/** A line as it is shown. */
export interface ShownLine {
  readonly stream: 'stdout' | 'stderr';
  /** Who printed it: `main`, `worker 1`, `child 4012`. */
  readonly source: string;
  /** Which colour it has. */
  readonly lane: number;
  /** As it was printed: what it holds beside text becomes style, or a name, or nothing. */
  readonly text: string;
  /** Its time since the start of the run, in words. */
  readonly time: string;
}

/** What a line needs to know beside itself. */
export interface LineSurroundings {
  /** The style in which it begins. */
  readonly style: TerminalStyle;
  /** The files that its text may lead to. */
  readonly files: readonly string[];
  /** Says how many characters of it are not shown. */
  readonly cut: (count: number) => string;
}

/** Makes the element of a line. What was printed is only ever text. */
export function lineElement(
  { stream, source, lane, text, time }: ShownLine,
  { style, files, cut }: LineSurroundings,
): HTMLElement {
  const element = document.createElement('div');
  element.className = 'output-line';
  element.dataset['stream'] = stream;
  element.dataset['source'] = source;
  element.dataset['lane'] = String(lane);
  const line = readTerminalLine(text, style);
  const shown = span('output-text', '');
  shown.append(...line.pieces.flatMap((piece) => linked(piece, files)));
  if (line.cut > 0) shown.append(span('output-cut', cut(line.cut)));
  element.append(span('output-source', source), shown, span('output-time', time));
  return element;
}

/** A piece, its places in the program's files made links to them. */
function linked(piece: TerminalPiece, files: readonly string[]): readonly Node[] {
  const nodes: Node[] = [];
  let from = 0;
  const take = (until: number): void => {
    if (until > from) nodes.push(pieceElement({ ...piece, text: piece.text.slice(from, until) }));
  };
  for (const place of findPlaces(piece.text, files)) {
    take(place.from);
    const link = document.createElement('a');
    link.className = 'output-place';
    link.href = '#';
    link.dataset['action'] = 'go-to';
    link.dataset['value'] = formatPlace(place);
    link.textContent = piece.text.slice(place.from, place.to);
    nodes.push(link);
    from = place.to;
  }
  take(piece.text.length);
  return nodes;
}

/** A piece: plain text where it has no style, else an element with classes. */
function pieceElement(piece: TerminalPiece): Node {
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

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
