// Loads what a block's example promises: it comes with a run, for most readers run few of a page's blocks.

import { assetUrl } from '../../i18n/paths.ts';
import type { Block } from '../block/block.ts';

/** Loads it, where the block shows an example. Resolves also where it cannot be had: then nothing is judged. */
export async function loadProperty({ root, example, isFree }: Block): Promise<void> {
  if (isFree || root.dataset['property'] !== undefined) return;
  const answer = await fetch(assetUrl(`properties/${example}.json`)).catch(() => undefined);
  if (answer?.ok) root.dataset['property'] = await answer.text();
}
