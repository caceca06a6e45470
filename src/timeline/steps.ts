// From event to event: forwards and back in time through all lanes, up and down from lane to lane.

import type { Lane } from './lane.ts';
import type { Place } from './place.ts';

/** Where a step leads. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'up' | 'down';

/** The mark that a step leads to from another, or from none; undefined where there is none. */
export function placeAfter(
  lanes: readonly Lane[],
  from: Place | undefined,
  step: Step,
): Place | undefined {
  if (step === 'up' || step === 'down') return inOtherLane(lanes, from, step === 'up' ? -1 : 1);
  const isForward = step === 'next' || step === 'first';
  const start = step === 'first' || step === 'last' ? undefined : from;
  const at = start?.mark.at ?? (isForward ? -Infinity : Infinity);
  const own = start ? lanes.indexOf(start.lane) : -1;
  let best: Place | undefined;
  for (const [place, lane] of lanes.entries()) {
    const candidate = placeIn(lane, indexAfter(lane, place - own, at, start?.index, isForward));
    if (candidate === undefined) continue;
    const { at: time } = candidate.mark;
    if (best === undefined || (isForward ? time < best.mark.at : time >= best.mark.at)) {
      best = candidate;
    }
  }
  return best;
}

/** Of marks of one time those of the upper lanes come first; `below` is how far below the start a lane is. */
function indexAfter(
  { marks }: Lane,
  below: number,
  at: number,
  index: number | undefined,
  isForward: boolean,
): number {
  if (below === 0 && index !== undefined) return index + (isForward ? 1 : -1);
  // Above the start what is of its time is before it, below it after it.
  const passed = below > 0 ? marks.before(at) : marks.until(at);
  return isForward ? passed : passed - 1;
}

function placeIn(lane: Lane, index: number): Place | undefined {
  const mark = lane.marks.all[index];
  return mark && { lane, mark, index };
}

/** The mark of the next lane that has any, nearest in time. */
function inOtherLane(
  lanes: readonly Lane[],
  from: Place | undefined,
  by: 1 | -1,
): Place | undefined {
  const at = from?.mark.at ?? -Infinity;
  const start = from ? lanes.indexOf(from.lane) : by > 0 ? -1 : lanes.length;
  for (let place = start + by; place >= 0 && place < lanes.length; place += by) {
    const lane = lanes[place];
    const found = lane && nearest(lane, at);
    if (found) return found;
  }
  return undefined;
}

/** The mark of a lane that is nearest in time. */
export function nearest(lane: Lane, at: number): Place | undefined {
  const after = lane.marks.before(at);
  const [before, next] = [placeIn(lane, after - 1), placeIn(lane, after)];
  if (!before || !next) return before ?? next;
  return at - before.mark.at < next.mark.at - at ? before : next;
}
