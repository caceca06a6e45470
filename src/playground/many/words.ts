// What groups of runs are called, and how their runs ended, in words.

import type { ManyStrings } from '../../i18n/strings/tools/types.ts';
import type { Difference } from '../../outcomes/difference.ts';
import type { Ending } from '../../outcomes/printed-run.ts';

/** The letter of a group, by its place in the list from 0: as long as the alphabet is no list. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place);

/** The line in which a group differs first, from 0; undefined where its lines are those of the other. */
export const placeOf = (difference: Difference | undefined): number | undefined =>
  difference && 'line' in difference ? difference.line : undefined;

/** How a run ended, where it was not by itself with code 0. */
export function endingText(ending: Ending, strings: ManyStrings): string | undefined {
  switch (ending.kind) {
    case 'exited':
      if (ending.signal !== null) return strings.killed(ending.signal);
      return ending.code === 0 ? undefined : strings.exited(ending.code ?? 0);
    case 'unended':
      return strings.unended;
    case 'output-limit':
      return strings.outputLimit;
    case 'out-of-memory':
      return strings.outOfMemory;
  }
}
