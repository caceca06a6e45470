// What a run shows, held against what the example promises and what real Node printed when recorded.

import type { RunEvent, RunResult } from '../../engine/types.ts';
import { linesOf } from '../../example/lines.ts';
import { checkProperty, type Property } from '../../example/property.ts';
import { plainStyle } from '../output/terminal-style.ts';
import { readTerminalLine } from '../output/terminal-text.ts';
import { part } from '../parts.ts';

/** Where two outputs first differ: the line, from 1, and what stands there; '' where one has ended. */
export interface Difference {
  readonly line: number;
  readonly here: string;
  readonly recorded: string;
}

/**
 * `same`: line for line what was recorded. `kept`: not that, but all that the example promises.
 * `broken`: not even that.
 */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'kept' | 'broken'; readonly difference?: Difference };

/** Judges a run of a block's own program; undefined where the block states nothing. */
export function judge(
  block: HTMLElement,
  events: readonly RunEvent[],
  result: RunResult,
): Verdict | undefined {
  const stated = block.dataset['property'];
  if (stated === undefined) return undefined;
  const recorded = [...part(block, 'recorded').querySelectorAll('.output-text')];
  return compare(
    JSON.parse(stated) as Property,
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
