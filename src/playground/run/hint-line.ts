// The hint below an output: one line in the page's language, never part of what the program printed.

import type { RunEvent } from '../../engine/types.ts';
import type { HintStrings } from '../../i18n/strings/tools/types.ts';
import type { Block } from '../block/block.ts';
import type { Outcome, PlaceRecord } from '../block/run-record.ts';
import { hintFor } from './hints.ts';

/** Takes the hint of the last run away. What is said later is heard only in a place that was there. */
export function clearHint(block: Block): void {
  lineOf(block).textContent = '';
}

/** Says what to do about a program that failed, where that is known. */
export function showHint(
  block: Block,
  events: readonly RunEvent[],
  outcome: Outcome,
  place: PlaceRecord | undefined,
  strings: HintStrings,
): void {
  if (outcome.kind !== 'exited' || outcome.code === 0 || !place) return;
  const stderr = events.map((event) => (event.kind === 'stderr' ? event.text : '')).join('');
  const hint = hintFor(stderr, block.files, place.engine);
  if (hint) lineOf(block).textContent = strings[hint.id](hint.name);
}

function lineOf(block: Block): HTMLElement {
  const known = block.root.querySelector<HTMLElement>('[data-part="hint"]');
  if (known) return known;
  const line = document.createElement('p');
  line.className = 'block-hint';
  line.dataset['part'] = 'hint';
  line.role = 'status';
  block.part('output').after(line);
  return line;
}
