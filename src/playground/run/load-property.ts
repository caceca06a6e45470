// Loads what a block's example promises: it comes with a run, for most readers run few of a page's blocks.

import { assetUrl } from '../../i18n/paths.ts';
import type { Block } from '../block/block.ts';

/** As long as a verdict is waited for when a run is over, in milliseconds. */
const limit = 5_000;

/** Loads it, where the block shows an example. Resolves also where it cannot be had: then nothing is judged. */
export async function loadProperty({ root, example, isFree }: Block): Promise<void> {
  // What must hold of an exercise is judged by its own button.
  if (isFree || root.dataset['property'] !== undefined || root.closest('reader-exercise')) return;
  try {
    const url = assetUrl(`properties/${example}.json`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(limit) });
    // Parsed here: who stands between may answer for the site, with a page of its own.
    if (answer.ok) root.dataset['property'] = JSON.stringify(await answer.json());
  } catch {
    // The run is worth more than the verdict.
  }
}
