// The state of a block, to be carried over a reload, a navigation, a change of language.

import type { Files } from './files.ts';
import { filesOf, isEdited } from './files.ts';
import type { RunRecord } from './run/run-record.ts';
import { shownRunOf } from './run/shown-run.ts';

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
