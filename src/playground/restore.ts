// Gives a block back what was kept of it as the reader left it, or what the address brings it.

import type { Block } from './block/block.ts';
import { setFiles } from './editor/editing.ts';
import { isPageKept } from './keeping/keys.ts';
import { openShared, restoreEdits } from './share/opening.ts';

/** The code first: from the link where there is one, else as it was kept. Then the last run. */
export async function restore(block: Block, isLinked: boolean): Promise<void> {
  await (isLinked ? openShared(block) : restoreEdits(block));
  if (!isPageKept()) return;
  const [{ restoreRun }, { keptState }] = await Promise.all([
    import('./run/runs.ts'),
    import('./keeping/pages.ts'),
  ]);
  const files = keptState(block)?.files;
  if (files) await setFiles(block, files, 'restored', () => block.isEdited);
  await restoreRun(block);
}
