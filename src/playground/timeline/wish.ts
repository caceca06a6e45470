// Whether the reader wants to see timelines: of every run then, until they say otherwise.

import { keepItem, keptItem } from '../../storage/items.ts';
/** The key of the wish in the site's storage: `on`, or nothing. */
const key = 'interleave:timeline';

/** Whether runs show their timelines unasked: as the reader wished last. */
export const wantsTimeline = (): boolean => keptItem('lasting', key) === 'on';

/** Keeps the wish. */
export function keepTimelineWish(isWanted: boolean): void {
  keepItem('lasting', key, isWanted ? 'on' : undefined);
}
