// Where everything stands: rows for lanes, room for names, axis and the ends of lanes.

import type { Lane } from './lane.ts';

/** A lane in its place, in pixels. */
export interface Row {
  readonly lane: Lane;
  readonly top: number;
  /** Where its line runs. */
  readonly middle: number;
  /** With what is drawn below its line. */
  readonly height: number;
  /** Whether another process begins with it. */
  readonly isFirst: boolean;
}

/** The places of a picture, in pixels. */
export interface Layout {
  readonly rows: readonly Row[];
  /** Names stand beside the lanes, or, where the picture is narrow, above each. */
  readonly isNarrow: boolean;
  /** From where to where time runs. */
  readonly left: number;
  readonly right: number;
  /** Where the lanes begin, below the axis, and end. */
  readonly top: number;
  readonly bottom: number;
}

/** Narrower pictures have their names above the lanes. */
const narrow = 560;

const axisHeight = 26;
const processGap = 8;
const sizes = {
  wide: { height: 40, middle: 18 },
  narrow: { height: 56, middle: 34 },
} as const;

/** How wide a text is in pixels, near enough, at a size: characters of Chinese are square. */
export const textWidth = (text: string, size: number, font: 'mono' | 'sans' = 'sans'): number =>
  [...text].reduce((sum, each) => sum + widthOf(each, font), 0) * size;

const widthOf = (character: string, font: 'mono' | 'sans'): number => {
  if (character > '\u2e80') return 1;
  if (font === 'mono') return 0.61;
  return character >= 'A' && character <= 'Z' ? 0.7 : 0.53;
};

/** As wide as names may be before they are cut, in pixels: a thread of a child has room. */
export const widestName = 170;
/** As wide as what stands at the end of a lane may be, in pixels. */
export const widestEnd = 120;

/** How wide the box of a number of lines is, in pixels; it begins {@link beforePill} before its place. */
export const pillWidth = (count: number): number => 8 + 6.2 * String(count).length;
export const beforePill = 4;

/** Lays out lanes of these names; `ends` is what stands at the end of each, `more` how much higher it is. */
export function layOut(
  lanes: readonly Lane[],
  names: readonly string[],
  ends: readonly string[],
  width: number,
  more: (lane: Lane) => number = () => 0,
): Layout {
  const isNarrow = width < narrow;
  const widest = (texts: readonly string[], size: number, font: 'mono' | 'sans'): number =>
    texts.reduce((most, text) => Math.max(most, textWidth(text, size, font)), 0);
  const { height: usual, middle } = sizes[isNarrow ? 'narrow' : 'wide'];
  let top = axisHeight;
  const rows = lanes.map((lane, index): Row => {
    const before = lanes[index - 1];
    const isFirst = before !== undefined && before.source.pid !== lane.source.pid;
    if (isFirst) top += processGap;
    const height = usual + more(lane);
    const row = { lane, top, middle: top + middle, height, isFirst };
    top += height;
    return row;
  });
  const endRoom = Math.min(widest(ends, 11, 'sans'), widestEnd);
  return {
    rows,
    isNarrow,
    left: isNarrow ? 10 : Math.ceil(Math.min(widest(names, 12.5, 'mono'), widestName)) + 18,
    right: width - (isNarrow ? 12 : 20 + endRoom),
    top: axisHeight,
    bottom: top,
  };
}

/** A text that is no wider than so many pixels. */
export function fitted(text: string, size: number, width: number, font?: 'mono' | 'sans'): string {
  if (textWidth(text, size, font) <= width) return text;
  const room = width - textWidth('…', size, font);
  let short = '';
  let used = 0;
  for (const character of text) {
    used += textWidth(character, size, font);
    if (used > room) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
