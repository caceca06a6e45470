// Where the edits of an example are kept: asked by every block, so it stands alone.

import { keptItem } from '../../storage/items.ts';

/** The key in the site's storage, for an example or the playground. */
export const editsKey = (example: string): string => `interleave:edits:${example}`;

/** Whether edits of an example are kept here. */
export function areEditsKept(example: string): boolean {
  return keptItem('lasting', editsKey(example)) !== undefined;
}
