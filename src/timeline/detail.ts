// Level of detail: what would stand on the same pixels is made one, and says how many it stands for.

import type { BlockingCall } from '../engine/types.ts';
import type { Arrow } from './arrows.ts';
import type { Span, ThreadState } from './lane.ts';
import { pillWidth } from './layout.ts';
import type { Mark, MarkKind } from './marks.ts';
import type { Ordered } from './ordered.ts';
import type { Scale } from './scale.ts';

/** A stretch of a lane as it is drawn: one span, or several that are too short to be told apart. */
export interface Stretch {
  readonly state: ThreadState;
  readonly left: number;
  readonly right: number;
  /** How many spans it stands for. */
  readonly count: number;
  /** Which part of it was in `state`. */
  readonly share: number;
  readonly on?: BlockingCall;
  readonly most?: number;
}

/** What is seen of several short spans: where anything ran, that. */
const tellsMost = ['running', 'blocked', 'waiting', 'unknown'] as const satisfies ThreadState[];

/** The spans as stretches, none of several spans wider than what `grain` pixels tell apart. */
export function stretchesOf(spans: Iterable<Span>, scale: Scale, grain: number): Stretch[] {
  const stretches: Stretch[] = [];
  let short: Span[] = [];
  const join = (): void => {
    const [first] = short;
    const last = short.at(-1);
    if (first === undefined || last === undefined) return;
    const states = new Set(short.map(({ state }) => state));
    const state = tellsMost.find((each) => states.has(each)) ?? 'unknown';
    const those = short.filter((span) => span.state === state);
    const time = those.reduce((sum, { from, to }) => sum + to - from, 0);
    const calls = new Set(those.map(({ on }) => on));
    const [on] = calls;
    stretches.push({
      state,
      left: scale.x(first.from),
      right: Math.max(scale.x(last.to), scale.x(first.from) + 1),
      count: those.length,
      share: Math.min(1, time / Math.max(last.to - first.from, Number.MIN_VALUE)),
      ...(calls.size === 1 && on !== undefined ? { on } : {}),
    });
    short = [];
  };
  for (const span of spans) {
    const left = scale.x(span.from);
    const right = scale.x(span.to);
    if (right - left < grain) {
      short.push(span);
      continue;
    }
    join();
    const { from, to, ...what } = span;
    stretches.push({ ...what, left, right, count: 1, share: 1 });
  }
  join();
  return stretches;
}

/** A mark as it is drawn: one, or several of a kind that stand too close. */
export interface Bead {
  readonly kind: MarkKind;
  readonly x: number;
  readonly count: number;
  /** The first of them, and where it and the last are among the marks of the lane. */
  readonly first: Mark;
  readonly from: number;
  readonly to: number;
}

/** The marks of a lane in the window, those of a kind at most `grain` pixels apart made one, or hiding a number. */
export function beadsOf(marks: Ordered<Mark>, scale: Scale, grain: number): Bead[] {
  const { from, to } = scale.window;
  const beads: { -readonly [Key in keyof Bead]: Bead[Key] }[] = [];
  const open = new Map<MarkKind, (typeof beads)[number]>();
  const all = marks.all;
  for (let index = marks.before(from), end = marks.until(to); index < end; index += 1) {
    const mark = all[index];
    if (mark === undefined) break;
    const x = scale.x(mark.at);
    const last = open.get(mark.kind);
    if (last !== undefined && x - last.x < Math.max(grain, numberOf(last))) {
      last.count += 1;
      last.to = index;
    } else {
      const bead = { kind: mark.kind, x, count: 1, first: mark, from: index, to: index };
      open.set(mark.kind, bead);
      beads.push(bead);
    }
  }
  return beads;
}

/** How far the number of lines reaches for which a bead stands, in pixels from its place. */
const numberOf = ({ kind, count }: Pick<Bead, 'kind' | 'count'>): number =>
  count > 1 && (kind === 'stdout' || kind === 'stderr') ? pillWidth(count) - 2 : 0;

/** An arrow as it is drawn. Where one end is not known, it has no place for it. */
export interface Flight {
  readonly kind: Arrow['kind'];
  readonly from: { readonly row: number | undefined; readonly x: number | undefined };
  readonly to: { readonly row: number | undefined; readonly x: number | undefined };
  readonly count: number;
}

/** The arrows that touch the window; those that begin and end on the same `grain` pixels are one. */
export function flightsOf(
  arrows: readonly Arrow[],
  scale: Scale,
  grain: number,
  rowOf: (key: string) => number | undefined,
): Flight[] {
  const { from, to } = scale.window;
  const flights = new Map<number, Omit<Flight, 'count'> & { count: number }>();
  // Far out of the window all places are one: what is seen of such an arrow is hardly another.
  const most = Math.ceil((3 * scale.width) / grain);
  const cell = (time: number | undefined): number => {
    if (time === undefined) return 0;
    const place = Math.round((scale.x(time) - scale.left) / grain) + most;
    return 1 + Math.min(Math.max(place, 0), 2 * most);
  };
  const place = (time: number | undefined) => (time === undefined ? undefined : scale.x(time));
  for (const arrow of arrows) {
    const left = arrow.from.at ?? arrow.to.at ?? 0;
    const right = arrow.to.at ?? left;
    if (Math.max(left, right) < from || Math.min(left, right) > to) continue;
    const rows = [rowOf(arrow.from.key), rowOf(arrow.to.key)] as const;
    if (rows[0] === undefined && rows[1] === undefined) continue;
    const lanes = ((rows[0] ?? -1) + 1) * 1000 + (rows[1] ?? -1) + 1;
    const key = (lanes * (2 * most + 2) + cell(arrow.from.at)) * (2 * most + 2) + cell(arrow.to.at);
    const known = flights.get(key);
    if (known) known.count += 1;
    else {
      flights.set(key, {
        kind: arrow.kind,
        from: { row: rows[0], x: place(arrow.from.at) },
        to: { row: rows[1], x: place(arrow.to.at) },
        count: 1,
      });
    }
  }
  return [...flights.values()];
}
