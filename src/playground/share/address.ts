// A shared program in the address: it stands there as long as it is the one that is shown.

import { draftOf } from '../draft-of.ts';
import { formatLink, longestLink } from './link.ts';

/** Has the address carry a block's program as it is now, where it is not too long for that. */
export async function shareInAddress(block: HTMLElement): Promise<void> {
  const link = await formatLink(block.dataset['example'] ?? '', draftOf(block));
  if (link.length <= longestLink) history.replaceState(history.state, '', link);
}

/** Has the address carry none. */
export function clearAddress(): void {
  history.replaceState(history.state, '', location.pathname + location.search);
}
