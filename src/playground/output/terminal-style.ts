// How text looks in a terminal: the style that SGR sequences (ECMA-48, 8.3.117) set and unset.

/** One of the sixteen named colours (0 to 15), or any other as `rgb(r g b)`. */
export type TerminalColour = number | `rgb(${number} ${number} ${number})`;

/** A way of setting text apart. */
export type TerminalMark = 'bold' | 'dim' | 'italic' | 'underline' | 'inverse' | 'strike';

/** The style of a piece of text. What is not there is as the page has it. */
export interface TerminalStyle {
  readonly colour?: TerminalColour;
  readonly ground?: TerminalColour;
  readonly marks: ReadonlySet<TerminalMark>;
}

/** The style that a program starts with. */
export const plainStyle: TerminalStyle = { marks: new Set() };

const markOf: Readonly<Record<number, TerminalMark>> = {
  1: 'bold',
  2: 'dim',
  3: 'italic',
  4: 'underline',
  7: 'inverse',
  9: 'strike',
};
const unmarkOf: Readonly<Record<number, readonly TerminalMark[]>> = {
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  27: ['inverse'],
  29: ['strike'],
};

/**
 * The style after `ESC [ parameters m`. Unknown numbers change nothing; 8, which hides text, is one
 * of them: nothing that was printed is hidden from its reader.
 */
export function applyStyle(style: TerminalStyle, parameters: string): TerminalStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let { colour, ground } = style;
  const set = new Set(style.marks);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    const mark = markOf[code];
    if (code === 0) {
      colour = ground = undefined;
      set.clear();
    } else if (mark !== undefined) set.add(mark);
    else if (code in unmarkOf) for (const mark of unmarkOf[code] ?? []) set.delete(mark);
    else if (code === 39) colour = undefined;
    else if (code === 49) ground = undefined;
    else if (code === 38 || code === 48) {
      const { found, taken } = extendedColour(codes.slice(at + 1));
      if (code === 38) colour = found ?? colour;
      else ground = found ?? ground;
      at += taken;
    } else if (code >= 30 && code <= 37) colour = code - 30;
    else if (code >= 40 && code <= 47) ground = code - 40;
    else if (code >= 90 && code <= 97) colour = code - 90 + 8;
    else if (code >= 100 && code <= 107) ground = code - 100 + 8;
  }
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(ground === undefined ? {} : { ground }),
    marks: set,
  };
}

const isByte = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= 255;

/** The colour after a 38 or 48: `5;n` of the palette, or `2;r;g;b`; and how many numbers it took. */
function extendedColour(codes: readonly number[]): { found?: TerminalColour; taken: number } {
  const [kind, a, b, c] = codes;
  if (kind === 5 && isByte(a)) return { found: paletteColour(a), taken: 2 };
  if (kind === 2 && isByte(a) && isByte(b) && isByte(c)) {
    return { found: `rgb(${a} ${b} ${c})`, taken: 4 };
  }
  return { taken: 0 };
}

/** Of the 256: sixteen names, a cube of six steps a side, and 24 greys. */
function paletteColour(index: number): TerminalColour {
  if (index < 16) return index;
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const step = (place: number): number => {
    const level = Math.floor((index - 16) / place) % 6;
    return level === 0 ? 0 : 55 + level * 40;
  };
  return `rgb(${step(36)} ${step(6)} ${step(1)})`;
}
