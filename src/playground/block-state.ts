// The state of a block, to be carried over a reload, a navigation, a change of language.

import { loadBlockStrings } from '../i18n/client-strings.ts';
import { filesOf, isEdited, type Files } from './files.ts';
import type { RunRecord } from './run/run-record.ts';
import { ShownRun, shownRunOf } from './run/shown-run.ts';

/** What a block holds beside what came with the page: plain data, in no language. */
export interface BlockState {
  /** All files, when any was edited. */
  readonly files?: Files;
  /** The run that is shown. One that is not over is kept as stopped. */
  readonly run?: RunRecord;
}

/** The state of a block; undefined when it is as it came. */
export function stateOf(block: HTMLElement): BlockState | undefined {
  const files = isEdited(block) ? filesOf(block) : undefined;
  const run = shownRunOf(block)?.record();
  if (!files && !run) return undefined;
  return { ...(files ? { files } : {}), ...(run ? { run } : {}) };
}

/**
 * Gives a state to a block of the same example, in the language of its page. What the reader has
 * done in the meantime stays: an edit, or a run that has begun.
 */
export async function restoreState(block: HTMLElement, { files, run }: BlockState): Promise<void> {
  const strings = await loadBlockStrings();
  if (files) {
    // The editor is much to load for a block that was only run.
    const { setFiles } = await import('./editor/editing.ts');
    if (!isEdited(block)) setFiles(block, files, strings.tools);
  }
  if (run && block.dataset['state'] === 'idle') ShownRun.restore(block, strings, run);
}
