// Whether the reader wants to see timelines, of every run then, until they say otherwise; and callbacks, in one block.

import type { Watched } from '../../engine/types.ts';
import { keepItem, keptItem } from '../../storage/items.ts';
import type { Block } from '../block/block.ts';

/** The key of the wish in the site's storage: `on`, or nothing. */
const key = 'interleave:timeline';

/** Whether runs show their timelines unasked: as the reader wished last. */
export const wantsTimeline = (): boolean => keptItem('lasting', key) === 'on';

/** Whether a run of a block shows its timeline: one that fills the screen shows all that there is. */
export const showsTimeline = (block: Block): boolean => block.isPresented || wantsTimeline();

/** Keeps the wish. */
export function keepTimelineWish(isWanted: boolean): void {
  keepItem('lasting', key, isWanted ? 'on' : undefined);
}

/** Blocks whose reader has opened the view of callbacks, or closed it. */
const wishes = new WeakMap<Block, boolean>();

/** Keeps for a block, while its page is shown, whether its callbacks are looked at. */
export function keepCallbacksWish(block: Block, isWanted: boolean): void {
  wishes.set(block, isWanted);
}

/** Whether callbacks of its runs are shown unasked: as was wished last, or since the example is about them. */
export const wantsCallbacks = (block: Block): boolean =>
  wishes.get(block) ?? 'callbacks' in block.root.dataset;

/**
 * Whether a timeline of a block begins with its callbacks. On a screen that is to show all of a block at one look they
 * have no room, unless they are wished for.
 */
export const opensCallbacks = (block: Block): boolean =>
  wishes.get(block) ?? (wantsCallbacks(block) && !block.isPresented);

/** What a run of a block is asked to tell that costs something; undefined for nothing. */
export function watchedIn(block: Block): Watched | undefined {
  if (wantsCallbacks(block)) return 'callbacks';
  return showsTimeline(block) ? 'states' : undefined;
}
