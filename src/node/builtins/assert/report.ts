// How a failed comparison shows what differs, line by line.
import { difference } from '../../values/difference.ts';
import type { Step } from '../../values/difference.ts';

/** Of lines that are the same, so many are shown: all of a short run, else its first and its last. */
const shortRun = 7;
const firstOfRun = 5;

const signs = { '1': '+', '0': ' ', '-1': '-' } as const;

/** The lines of a report, and whether some in its midst were left out. */
export interface Report {
  readonly text: string;
  readonly isCut: boolean;
}

/** What is behind an entry of a list says nothing of the entry. */
function sameEntry(a: string, b: string): boolean {
  return a === b || `${a},` === b || a === `${b},`;
}

/**
 * Lines of only one of the texts are marked `+` (actual) or `-` (expected). Those of `entries` are the
 * same with a comma and without.
 */
export function reportOf(actual: string, expected: string, entries: boolean): Report {
  const [left, right] = [actual.split('\n'), expected.split('\n')];
  const steps = entries
    ? difference(left, right, sameEntry, (a, b) => (a.endsWith(',') ? a : b))
    : difference(left, right);
  const lines: string[] = [];
  let isCut = false;
  for (const run of runsOf(steps)) {
    const [first] = run;
    const isLast = run.at(-1) === steps.at(-1);
    const shown = run.map(([kind, line]) => `${signs[kind]} ${line}`);
    if (first?.[0] !== 0 || (!isLast && shown.length <= shortRun)) lines.push(...shown);
    else {
      lines.push(...shown.slice(0, firstOfRun));
      if (isLast) continue;
      isCut = true;
      lines.push('...', ...shown.slice(-1));
    }
  }
  return { text: lines.join('\n').trimEnd(), isCut };
}

/** Steps that are all the same, or all changes. */
function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run && (run[0]?.[0] === 0) === (step[0] === 0)) run.push(step);
    else runs.push([step]);
  }
  return runs;
}

/** Where two texts on one line each begin to differ: a line with a mark below that letter, or none. */
export function markBelow(actual: string, expected: string): string {
  if (actual.length + expected.length > width) return '';
  let at = 0;
  while (at < actual.length && actual[at] === expected[at]) at += 1;
  return at > leastAlike && at < actual.length ? `\n${' '.repeat(at + 2)}^` : '';
}

const leastAlike = 2;
const width = 80;
