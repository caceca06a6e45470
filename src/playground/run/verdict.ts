// What a run shows, held against what the example promises and what real Node printed when recorded.

import type { RunEvent, RunResult } from '../../engine/types.ts';
import { linesOf } from '../../example/lines.ts';
import { checkProperty, type Property } from '../../example/property.ts';
import type { Block } from '../block/block.ts';
import type { Difference, Verdict } from '../block/run-record.ts';
import { plainStyle } from '../output/terminal-style.ts';
import { readTerminalLine } from '../output/terminal-text.ts';
import { propertyOf } from './property.ts';

/** Judges a run of a block's own program; undefined where the block states nothing. */
export function judge(
  block: Block,
  events: readonly RunEvent[],
  result: RunResult,
): Verdict | undefined {
  const property = propertyOf(block);
  if (property === undefined) return undefined;
  const recorded = [...block.part('recorded').querySelectorAll('.output-text')];
  return compare(
    property,
    events,
    result,
    recorded.map(({ textContent }) => textContent),
  );
}

/** Judges a run by a property, and by the lines of the recorded run as they are shown. */
export function compare(
  property: Property,
  events: readonly RunEvent[],
  result: RunResult,
  recorded: readonly string[],
): Verdict {
  const here = linesOf(events).map(({ text }) =>
    readTerminalLine(text, plainStyle)
      .pieces.map((piece) => piece.text)
      .join(''),
  );
  const difference = firstDifference(here, recorded);
  if (checkProperty(property, events, result) !== undefined) {
    return { kind: 'broken', ...(difference ? { difference } : {}) };
  }
  return difference ? { kind: 'kept', difference } : { kind: 'same' };
}

function firstDifference(
  here: readonly string[],
  recorded: readonly string[],
): Difference | undefined {
  const longer = here.length > recorded.length ? here : recorded;
  const at = longer.findIndex((_, index) => here[index] !== recorded[index]);
  if (at < 0) return undefined;
  return { line: at + 1, here: here[at] ?? '', recorded: recorded[at] ?? '' };
}
