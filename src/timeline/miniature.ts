// A run as a small picture without words: a line for each lane, what ran, what was printed, what was sent.

import type { Lane } from './lane.ts';
import type { Picture } from './picture.ts';
import { shape, type Shape } from '../drawing/shape.ts';

/** In the units of the drawing. */
const size = { width: 76, height: 44 } as const;
const edge = 5;

/** So many lanes tell enough. */
const mostLanes = 6;

/** As much of the width as goes by the order in which things happened, and not by their times. */
const byOrder = 0.6;

/** Shorter ones are not seen. */
const shortest = 1.5;

/** Where a time is, from left to right, in whole units: small files matter more here than places. */
type Place = (time: number) => number;

/** Draws a picture small. */
export function miniature(picture: Picture): Shape {
  const lanes = picture.lanes.slice(0, mostLanes);
  const place = placing(picture, lanes);
  const step = (size.height - 2 * edge) / lanes.length;
  const middles = new Map(
    lanes.map((lane, index) => [lane, Math.round(edge + step * (index + 0.5))] as const),
  );
  return shape(
    'svg',
    { viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' },
    shape('path', { d: arrowsIn(picture, middles, place) }),
    ...[...middles].map(([lane, y]) =>
      shape(
        'g',
        { 'data-lane': lane.colour },
        ...parts(lane, y, picture, place).map((d) => shape('path', { d })),
      ),
    ),
  );
}

/** Time as it passed, and drawn apart where much happened at once. */
function placing(picture: Picture, lanes: readonly Lane[]): Place {
  const { from, reach } = picture;
  const happened = lanes.flatMap(({ marks }) => marks.all.map(({ at }) => at));
  const times = [...new Set([from, ...happened, reach])].sort((a, b) => a - b);
  const length = Math.max(reach - from, 1e-3);
  const width = size.width - 2 * edge;
  return (time) => {
    const after = times.findIndex((each) => each > time);
    const [last = from, next = reach] = after > 0 ? [times[after - 1], times[after]] : [];
    const passed = after < 0 ? times.length - 1 : after - 1 + (time - last) / (next - last);
    const order = Math.max(passed, 0) / Math.max(times.length - 1, 1);
    const share = byOrder * order + (1 - byOrder) * ((time - from) / length);
    return Math.round(edge + width * share);
  };
}

/** Its line from start to end, the stretches in which it ran or was blocked, what it printed. */
function parts(lane: Lane, y: number, { from, reach }: Picture, place: Place): readonly string[] {
  const end = lane.endsBy(reach);
  const busy = [...lane.spans(from, reach, reach)]
    .filter(({ state }) => state === 'running' || state === 'blocked')
    .map((span) => [place(span.from), place(span.to)] as const)
    .filter(([left, right]) => right - left >= shortest);
  const printed = lane.marks.all
    .filter(({ kind }) => kind === 'stdout' || kind === 'stderr')
    .map(({ at }) => place(at));
  return [
    `M${place(lane.begin)} ${y}H${place(end)}`,
    busy.map(([left, right]) => `M${left} ${y}H${right}`).join(''),
    [...new Set(printed)].map((x) => `M${x} ${y}h0`).join(''),
  ];
}

/** Starts and messages, from lane to lane. */
function arrowsIn(picture: Picture, middles: ReadonlyMap<Lane, number>, place: Place): string {
  const spot = (key: string, at: number | undefined): string | undefined => {
    const lane = picture.laneOf(key);
    const y = lane && middles.get(lane);
    return y === undefined || at === undefined ? undefined : `${place(at)} ${y}`;
  };
  const lines = picture.arrows.flat().flatMap(({ from, to }) => {
    const [start, end] = [spot(from.key, from.at), spot(to.key, to.at)];
    return start === undefined || end === undefined ? [] : [`M${start}L${end}`];
  });
  return [...new Set(lines)].join('');
}
