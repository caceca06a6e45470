// Shows one of many runs in the block.

import type { BlockStrings } from '../../i18n/strings/types.ts';
import type { Block } from '../block/block.ts';
import type { RunRecord } from '../block/run-record.ts';
import { shake } from '../block/shaking.ts';
import { clearHint, showHint } from '../run/hints.ts';
import { ShownRun } from '../run/shown-run.ts';

/**
 * Shows a run in the block as if it had just run, and leads to its output; Run then makes the same choices,
 * where it was shaken.
 */
export function showRecord(block: Block, strings: BlockStrings, record: RunRecord): void {
  block.running?.abort();
  clearHint(block);
  ShownRun.restore(block, strings, record);
  showHint(block, record.events, record.outcome, record.place, strings.tools.hints);
  if (record.place?.seed !== undefined) void shake(block, record.place.seed);
  const output = block.part('output');
  output.focus({ preventScroll: true });
  output.scrollIntoView({ block: 'nearest' });
}
