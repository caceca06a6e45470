// What the reader once wished of the times of lines: brought back as a page comes, so it stands alone.

import { keptItem } from '../../storage/items.ts';

/** The key of the wish in the site's storage: `on` or `off`. */
export const timesKey = 'interleave:times';

/** Brings the wish back. */
export function recallTimes(): void {
  const wish = keptItem('lasting', timesKey);
  if (wish === 'on' || wish === 'off') document.documentElement.dataset['times'] = wish;
}
