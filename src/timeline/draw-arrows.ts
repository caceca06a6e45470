// Arrows between lanes: a start straight down, a message as long as it took; a stub where one end is not known.

import type { Flight } from './detail.ts';
import { half } from './draw-lane.ts';
import { type Layout, type Row, textWidth } from './layout.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';

/** A place in the picture. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far an arrow stays from the middle of a lane. */
const reach = half + 2;

/** The shapes of arrows: none of one that is all in one lane or out of sight. */
export function arrowShapes(flights: readonly Flight[], layout: Layout): Shape[] {
  const counts: Counts = { places: [], right: layout.right + 11 };
  return flights.flatMap((flight) =>
    linesOf(flight, layout).flatMap((drawn) => arrow(flight, drawn, counts)),
  );
}

function linesOf(flight: Flight, layout: Layout): readonly Drawn[] {
  const [from, to] = [rowOf(layout, flight.from.row), rowOf(layout, flight.to.row)];
  if (flight.kind === 'start') return from && to ? startLines(flight, from, to, layout) : [];
  const [x1, x2] = [flight.from.x, flight.to.x];
  if (from && to && x1 !== undefined && x2 !== undefined) {
    if (from === to) return [];
    const down = to.middle > from.middle ? reach : -reach;
    const line = clipped({ x: x1, y: from.middle + down }, { x: x2, y: to.middle - down }, layout);
    return line ? [{ line, colour: from.lane.colour }] : [];
  }
  return stubLines(flight, from, to);
}

const rowOf = ({ rows }: Layout, index: number | undefined): Row | undefined =>
  index === undefined ? undefined : rows[index];

function startLines({ from: { x }, to }: Flight, from: Row, into: Row, layout: Layout): Drawn[] {
  // Where nothing tells when it was asked for, all that is known is who did, and when it came of it.
  const at = x ?? to.x;
  if (at === undefined || at < layout.left - 1 || at > layout.right + 1 || from === into) return [];
  const down = into.middle > from.middle ? 1 : -1;
  const line = {
    from: { x: at, y: from.middle + down * reach },
    to: { x: at, y: into.middle - down * 3 },
    isWhole: true,
  };
  return [{ line, isUnsure: x === undefined }];
}

/** What is known of a message is one end, and who has the other. */
function stubLines(flight: Flight, from: Row | undefined, to: Row | undefined): Drawn[] {
  const isSent = flight.from.x !== undefined;
  const [here, there] = isSent ? [from, to] : [to, from];
  const x = isSent ? flight.from.x : flight.to.x;
  if (!here || x === undefined || here === there) return [];
  const down = (there?.middle ?? Infinity) > here.middle ? 1 : -1;
  const near = { x, y: here.middle + down * reach };
  const far = { x: x + (isSent ? 6 : -6), y: near.y + down * 10 };
  const line = { from: isSent ? near : far, to: isSent ? far : near, isWhole: !isSent };
  return [{ line, colour: from?.lane.colour, isUnsure: true }];
}

interface Line {
  readonly from: Point;
  readonly to: Point;
  /** Whether its head is in sight. */
  readonly isWhole: boolean;
}

/** The part of a line that is in the window. */
function clipped(from: Point, to: Point, { left, right }: Layout): Line | undefined {
  const dx = to.x - from.x;
  const at = (x: number): Point => ({
    x,
    y: from.y + ((to.y - from.y) * (x - from.x)) / (dx === 0 ? 1 : dx),
  });
  const cut = (point: Point): Point => {
    const x = Math.min(Math.max(point.x, left), right);
    return x === point.x ? point : at(x);
  };
  if (Math.max(from.x, to.x) < left || Math.min(from.x, to.x) > right) return undefined;
  return { from: cut(from), to: cut(to), isWhole: to.x >= left && to.x <= right };
}

/** An arrow in its place. */
interface Drawn {
  readonly line: Line;
  readonly colour?: number | undefined;
  /** Whether one end of it is not known. */
  readonly isUnsure?: boolean;
}

function arrow(
  { kind, count }: Flight,
  { line: { from, to, isWhole }, colour, isUnsure = false }: Drawn,
  counts: Counts,
): Shape {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const back: Point = isWhole ? { x: to.x - ux * 6, y: to.y - uy * 6 } : to;
  const head = `M${px(to.x)} ${px(to.y)}L${px(back.x - uy * 3.5)} ${px(back.y + ux * 3.5)}L${px(back.x + uy * 3.5)} ${px(back.y - ux * 3.5)}z`;
  return shape(
    'g',
    {
      class: colour === undefined ? `tl-${kind}` : `tl-${kind} lane-${colour}`,
      'data-arrow': kind,
      'data-count': count > 1 ? count : undefined,
      'data-unsure': isUnsure ? '' : undefined,
    },
    shape('path', {
      class: isUnsure ? 'tl-shaft tl-unsure' : 'tl-shaft',
      d: `M${px(from.x)} ${px(from.y)}L${px(back.x)} ${px(back.y)}`,
    }),
    ...(isWhole ? [shape('path', { class: 'tl-head', d: head })] : []),
    ...(count > 1 ? [countShape(count, from, to, counts)] : []),
  );
}

/** Where along an arrow its number may stand, from what is best. */
const alongArrow = [0.5, 0.65, 0.35, 0.8, 0.2] as const;

/** Where the numbers stand of the arrows before, and as far to the right as they may. */
interface Counts {
  readonly places: Point[];
  readonly right: number;
}

/** The number of an arrow, beside it where no number stands yet, if there is such a place. */
function countShape(count: number, from: Point, to: Point, { places, right }: Counts): Shape {
  const text = `×${count}`;
  const last = right - textWidth(text, 11);
  const at = (part: number): Point => ({
    x: Math.min(from.x + (to.x - from.x) * part + 4, last),
    y: from.y + (to.y - from.y) * part + 4,
  });
  const isFree = ({ x, y }: Point): boolean =>
    places.every((other) => Math.abs(other.x - x) > 16 || Math.abs(other.y - y) > 10);
  const place = alongArrow.map(at).find(isFree) ?? at(alongArrow[0]);
  places.push(place);
  return shape('text', { class: 'tl-note', x: px(place.x), y: px(place.y) }, text);
}
