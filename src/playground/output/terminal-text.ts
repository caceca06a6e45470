// What a program printed, made harmless: pieces of text with a style, and nothing that acts.

import { applyStyle, type TerminalStyle } from './terminal-style.ts';

/** Text in one style. A `control` is the name of a character that would have done something. */
export interface TerminalPiece {
  readonly text: string;
  readonly style: TerminalStyle;
  readonly control?: true;
}

/** A line in pieces, and the style in which the next one begins. */
export interface TerminalLine {
  readonly pieces: readonly TerminalPiece[];
  readonly style: TerminalStyle;
  /** How many characters at the end are not in the pieces. */
  readonly cut: number;
}

/** As much of a line as is shown, in UTF-16 units: a browser lays a line out as a whole. */
const shownLength = 10_000;

/** As many pieces as a line is cut into: each is an element. */
const shownPieces = 1_000;

/** CSI …, an OSC, DCS, SOS, PM or APC string with its end, or another escape sequence. */
const sequence =
  /\x1b(?:\[([0-?]*)[ -/]*([@-~])|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ`-~\\])/y;

/** Characters that act: controls of both sets, line and paragraph separators, bidi controls, marks. */
const acting =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * Reads one line, begun in `style`. Colours and marks are kept; other sequences (cursor, links,
 * titles) are taken out; what is left of controls is shown by its name. A carriage return in the
 * line starts it anew, as in a terminal.
 */
export function readTerminalLine(line: string, style: TerminalStyle): TerminalLine {
  const text = line.slice(line.lastIndexOf('\r', line.length - 2) + 1);
  const pieces: TerminalPiece[] = [];
  const end = Math.min(text.length, shownLength);
  let now = style;
  let from = 0;
  let at = 0;

  const take = (until: number): void => {
    if (until > from) pieces.push({ text: text.slice(from, until), style: now });
  };

  while (at < end && pieces.length < shownPieces) {
    acting.lastIndex = at;
    const found = acting.exec(text)?.index ?? end;
    if (found >= end) break;
    take(found);
    sequence.lastIndex = found;
    const [whole, parameters, final] = sequence.exec(text) ?? [];
    if (whole === undefined) {
      pieces.push({ text: nameOf(text.charCodeAt(found)), style: now, control: true });
    } else if (final === 'm' && /^[\d;:]*$/.test(parameters ?? '')) {
      now = applyStyle(now, parameters ?? '');
    }
    from = at = found + (whole?.length ?? 1);
  }
  const shown = pieces.length < shownPieces ? end : from;
  take(shown);
  return { pieces, style: now, cut: Math.max(0, text.length - Math.max(shown, from)) };
}

/** The style after a line, where it need not be shown. */
export function styleAfter(line: string, style: TerminalStyle): TerminalStyle {
  return line.includes('\x1b') ? readTerminalLine(line, style).style : style;
}

/** A line as it is copied: its text alone. */
export function plainText(line: string): string {
  let text = '';
  let at = 0;
  while (at < line.length) {
    const escape = line.indexOf('\x1b', at);
    if (escape < 0) break;
    sequence.lastIndex = escape;
    const length = sequence.exec(line)?.[0].length ?? 1;
    text += line.slice(at, escape);
    at = escape + length;
  }
  return (text + line.slice(at)).replace(acting, '');
}

/** The picture of a control that has one, else its number. */
function nameOf(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
