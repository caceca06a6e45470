// What was printed, beside its bead, where there is room until the next one.

import type { Bead } from './detail.ts';
import type { Lane } from './lane.ts';
import { fitted, type Layout, type Row, textWidth } from './layout.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';
import type { Words } from './words.ts';

/** Less room than that, in pixels, shows nothing of a line. */
const leastRoom = 56;

const size = 10.5;

/** Between two texts, in pixels. */
const gap = 8;

/** The texts of a lane's lines, each below its bead. */
export function lineShapes(
  beads: readonly Bead[],
  { middle, lane }: Row,
  { left, right, isNarrow }: Layout,
  words: Words,
): Shape[] {
  const printed = beads.filter(({ kind }) => kind === 'stdout' || kind === 'stderr');
  const margin = isNarrow ? 8 : 30;
  const y = px(middle + 18);
  /** Where the last text ends. */
  let taken = left - (isNarrow ? 16 : 24);
  return printed.flatMap((bead, index) => {
    const { x, count } = bead;
    const more = count > 1 ? ` +${count - 1}` : '';
    const line = firstText(bead, lane, words) + more;
    const whole = textWidth(line, size, 'mono');
    const next = printed[index + 1];
    const room = x - 4 < taken + gap ? 0 : (next?.x ?? right + margin) - x - 4;
    // The last one of a lane may have its room to the left.
    const behind = next === undefined ? x + 4 - taken - gap : 0;
    if (Math.max(room, behind) < Math.min(leastRoom, whole)) return [];
    if (room < whole && behind > room) {
      return [text(fitted(line, size, behind, 'mono'), x + 4, y, 'end')];
    }
    const shown = fitted(line, size, room, 'mono');
    taken = x - 4 + textWidth(shown, size, 'mono');
    return [text(shown, x - 4, y)];
  });
}

/** The first of the lines of a bead that says anything. */
function firstText({ kind, from, to }: Bead, { marks }: Lane, words: Words): string {
  for (const mark of marks.all.slice(from, to + 1)) {
    const text = mark.kind === kind && 'text' in mark ? words.line(mark.text) : '';
    if (text !== '') return text;
  }
  return '';
}

const text = (line: string, x: number, y: string, anchor?: 'end'): Shape =>
  shape('text', { class: 'tl-line', x: px(x), y, 'text-anchor': anchor }, line);
