// What each lane is doing at one moment.

import type { BlockingCall } from '../engine/types.ts';
import type { Lane, ThreadState } from './lane.ts';

/** A state, or why there is none: not asked for yet, on its way, over. */
export interface Moment {
  readonly state: ThreadState | 'absent' | 'starting' | 'ended';
  readonly on?: BlockingCall;
  readonly most?: number;
}

/** What a lane is doing at a time; `reach` is how far the picture goes. */
export function momentOf(lane: Lane, time: number, reach: number): Moment {
  if (time < lane.appears) return { state: 'absent' };
  if (time < lane.begin) return { state: 'starting' };
  const end = lane.endsBy(Infinity);
  if (time >= end) return { state: 'ended' };
  const changes = lane.changes.all;
  return changes[lane.changes.until(Math.min(time, reach)) - 1] ?? { state: 'unknown' };
}
