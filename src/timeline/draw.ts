// The picture drawn: lanes below a scale of time, at a width and for a window of time, as a tree of shapes.

import type { LegendKey } from '../i18n/strings/timeline/types.ts';
import type { TimelineStrings } from '../i18n/timeline-strings.ts';
import { type Bead, beadsOf, flightsOf, stretchesOf, type Flight, type Stretch } from './detail.ts';
import { arrowShapes } from './draw-arrows.ts';
import { callbackRow, callbackShapes } from './draw-callbacks.ts';
import { lineShapes } from './draw-lines.ts';
import {
  beadShape,
  besideCrosses,
  isBad,
  rightOf,
  startingShape,
  stretchShapes,
} from './draw-lane.ts';
import type { Lane } from './lane.ts';
import type { MarkKind } from './marks.ts';
import {
  fitted,
  layOut,
  type Layout,
  type Row,
  textWidth,
  widestEnd,
  widestName,
} from './layout.ts';
import { legendShapes } from './legend.ts';
import type { Picture } from './picture.ts';
import { axisShapes } from './draw-axis.ts';
import { type Fold, Scale, type Window } from './scale.ts';
import { px, shape, type Shape } from '../drawing/shape.ts';
import type { TurnWords } from './turns/turn-words.ts';
import type { Words } from './words.ts';

/** What is drawn, and how. */
export interface DrawOptions {
  readonly window: Window;
  /** What is drawn short, within the window, where time runs over so many pixels. */
  readonly folds?: (room: number) => readonly Fold[];
  /** In pixels. */
  readonly width: number;
  /** Begins the ids in the drawing: no other of the page has it. */
  readonly id: string;
  readonly label: string;
  readonly strings: TimelineStrings;
  readonly words: Words;
  /** Whether a hand is laid on it: then its marks say where they are in their lanes. */
  readonly live: boolean;
  /** Names callbacks, where they are drawn. */
  readonly turnWords?: TurnWords | undefined;
}

/** A drawing, and where its parts are. */
export interface Drawing {
  readonly root: Shape;
  readonly layout: Layout;
  readonly scale: Scale;
  readonly height: number;
  /** Whether a state is drawn of which nothing tells. */
  readonly hasUnknown: boolean;
}

/** More parts than these take a browser too long: then less detail is drawn. */
const mostParts = { stretches: 600, beads: 400, flights: 200 } as const;

/** How close marks may stand before they are one, in pixels. */
const beadGrain = 7;

/** Shorter stretches of which nothing is known are not explained, in pixels. */
const leastUnknown = 4;

interface LaneDetail {
  readonly row: Row;
  readonly stretches: readonly Stretch[];
  readonly beads: readonly Bead[];
}

interface Detail {
  readonly lanes: readonly LaneDetail[];
  readonly flights: readonly Flight[];
}

/** Draws a picture. */
export function draw(picture: Picture, options: DrawOptions): Drawing {
  const { window, width, id, label, strings, words, live } = options;
  const { lanes } = picture;
  const layout = layOut(
    lanes,
    lanes.map((lane) => words.name(lane)),
    lanes.map((lane) => words.end(lane)),
    width,
    (lane) => (hasCallbacks(lane, options) ? callbackRow : 0),
  );
  const room = layout.right - layout.left;
  const scale = new Scale(window, layout.left, room, options.folds?.(room));
  const detail = detailOf(picture, scale, layout);
  const seen = seenIn(detail, picture, options);
  const hatch = `${id}-hatch`;
  const legend = legendShapes(
    seen,
    strings.legend,
    { left: layout.isNarrow ? layout.left : 10, right: width - 6, top: layout.bottom + 8 },
    hatch,
  );
  const height = Math.ceil(layout.bottom + 8 + legend.height + 4);
  const root = shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'tl',
      viewBox: `0 0 ${px(width)} ${height}`,
      width: live ? px(width) : undefined,
      height: live ? height : undefined,
      role: 'img',
      'aria-label': label,
    },
    hatchShape(hatch),
    ...axisShapes(scale, layout),
    shape('g', {}, ...arrowShapes(detail.flights, layout)),
    ...detail.lanes.map((each) => laneShape(each, picture, options, { scale, layout, hatch })),
    ...legend.shapes,
  );
  return { root, layout, scale, height, hasUnknown: seen.has('unknown') };
}

/** What is drawn, in as much detail as a browser bears. */
function detailOf(picture: Picture, scale: Scale, layout: Layout): Detail {
  const { from, to } = scale.window;
  const rowsByLane = new Map<Lane, number>(layout.rows.map(({ lane }, index) => [lane, index]));
  const rowOf = (key: string): number | undefined => {
    const lane = picture.laneOf(key);
    return lane && rowsByLane.get(lane);
  };
  const stretches = coarsened(scale, mostParts.stretches, (grain) =>
    layout.rows.map(({ lane }) => stretchesOf(lane.spans(from, to, picture.reach), scale, grain)),
  );
  const beads = coarsened(scale, mostParts.beads, (grain) =>
    layout.rows.map(({ lane }) => beadsOf(lane.marks, scale, beadGrain * grain)),
  );
  const flights = coarsened(scale, mostParts.flights, (grain) =>
    picture.arrows.map((arrows) => flightsOf(arrows, scale, grain, rowOf)),
  );
  const lanes = layout.rows.map((row, index) => ({
    row,
    stretches: stretches[index] ?? [],
    beads: besideCrosses(beads[index] ?? [], row.lane, layout.right + (layout.isNarrow ? 11 : 20)),
  }));
  return { lanes, flights: flights.flat() };
}

/** What `make` makes with the finest grain, in pixels, with which it is no more than `most` parts. */
function coarsened<Part>(
  { width }: Scale,
  most: number,
  make: (grain: number) => readonly (readonly Part[])[],
): readonly (readonly Part[])[] {
  for (let grain = 1; ; grain *= 2) {
    const lists = make(grain);
    const parts = lists.reduce((sum, { length }) => sum + length, 0);
    if (parts <= most || grain > width) return lists;
  }
}

/** Whether a lane has callbacks that are drawn. */
const hasCallbacks = ({ callbacks }: Lane, { turnWords }: DrawOptions): boolean =>
  turnWords !== undefined && callbacks.steps.length > 0;

function seenIn(
  { lanes, flights }: Detail,
  picture: Picture,
  options: DrawOptions,
): ReadonlySet<LegendKey> {
  const seen = new Set<LegendKey>();
  for (const { row, stretches, beads } of lanes) {
    if (row.lane.appears < row.lane.begin) seen.add('starting');
    if (hasCallbacks(row.lane, options)) seen.add('callback');
    for (const { state, left, right } of stretches) {
      // Until it says the first of itself, nothing is known of any thread: that is not worth a word.
      if (state !== 'unknown' || right - left >= leastUnknown) seen.add(state);
    }
    for (const { kind } of beads) if (kind === 'stdout' || kind === 'stderr') seen.add(kind);
  }
  for (const { kind, from, to } of flights) {
    const isStub = kind === 'message' && (from.x === undefined || to.x === undefined);
    seen.add(isStub ? 'stub' : kind);
  }
  return picture.lanes.length === 0 ? new Set() : seen;
}

const hatchShape = (id: string): Shape =>
  shape(
    'pattern',
    { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    shape('rect', { class: 'tl-hatch', width: 2.5, height: 5 }),
  );

/** What a lane needs to know of the drawing that it is in. */
interface Surroundings {
  readonly scale: Scale;
  readonly layout: Layout;
  readonly hatch: string;
}

function laneShape(
  { row, stretches, beads }: LaneDetail,
  { reach }: Picture,
  options: DrawOptions,
  { scale, layout, hatch }: Surroundings,
): Shape {
  const { lane } = row;
  const { words, window, live, turnWords } = options;
  const name = words.name(lane);
  const starts = [Math.max(lane.appears, window.from), Math.min(lane.begin, window.to)] as const;
  return shape(
    'g',
    { 'data-lane': name, class: `lane-${lane.colour}` },
    ...(starts[0] < starts[1] ? [startingShape(scale.x(starts[0]), scale.x(starts[1]), row)] : []),
    ...stretches.flatMap((stretch) => stretchShapes(stretch, row, hatch, words)),
    nameShape(shownName(name), row, layout),
    ...endShapes(words.end(lane), shownName(name), { row, stretches, beads }, layout, {
      end: scale.x(lane.endsBy(reach)),
      right: options.width,
    }),
    ...lineShapes(beads, row, layout, words),
    ...(turnWords && hasCallbacks(lane, options)
      ? callbackShapes(lane.callbacks, row, scale, turnWords, hatch)
      : []),
    // Whatever is printed stands above what is only a dot.
    ...beads
      .toSorted((a, b) => weight[a.kind] - weight[b.kind])
      .map((bead) => beadShape(bead, row, live)),
  );
}

const weight = {
  started: 0,
  exited: 1,
  sent: 2,
  received: 2,
  stdout: 3,
  stderr: 3,
  error: 4,
} as const satisfies Record<MarkKind, number>;

const nameShape = (name: string, { top, middle }: Row, { isNarrow }: Layout): Shape =>
  shape(
    'text',
    isNarrow
      ? { class: 'tl-name', x: 10, y: px(top + 14) }
      : { class: 'tl-name', x: 8, y: px(middle + 4.5) },
    name,
  );

const shownName = (name: string): string => fitted(name, 12.5, widestName, 'mono');

/** How the lane ended, behind its end and what is printed there; where the picture is narrow, above it. */
function endShapes(
  text: string,
  name: string,
  { row, beads }: LaneDetail,
  layout: Layout,
  { end, right }: { readonly end: number; readonly right: number },
): Shape[] {
  if (text === '' || end < layout.left - 1 || end > layout.right + 1) return [];
  const { exit, error } = row.lane;
  const kind = error !== undefined || (exit && isBad(exit)) ? 'tl-note tl-bad' : 'tl-note';
  if (layout.isNarrow) {
    const from = layout.left + textWidth(name, 12.5, 'mono') + 8;
    const shown = fitted(text, 11, layout.right - from);
    const x = px(Math.max(end, from + textWidth(shown, 11)));
    const place = { x, y: px(row.top + 14), 'text-anchor': 'end' };
    return [shape('text', { class: kind, ...place }, shown)];
  }
  const taken = Math.max(...beads.map((bead) => bead.x + rightOf(bead) + 4));
  const x = Math.max(end + 10, taken);
  const place = { x: px(x), y: px(row.middle + 4) };
  return [
    shape('text', { class: kind, ...place }, fitted(text, 11, Math.min(widestEnd, right - x))),
  ];
}
