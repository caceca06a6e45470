// The outcomes of many runs of one program: the runs in groups, by what they printed.

import { differenceOf, type Difference } from './difference.ts';
import { histogram, type Histogram } from './histogram.ts';
import type { Ending, Printed, PrintedLine, PrintedRun } from './printed-run.ts';
import type { Numeral } from './read-line.ts';
import { weighNumbers, type SettledLine } from './weigh-numbers.ts';

/** As many groups as are told one by one: of more, nobody reads the list. */
export const mostGroups = 12;

/** As many numbers of a group as are told. */
const mostVarying = 40;

/** A run that is counted: `kept` says whether it kept the example's property, where that was asked. */
export interface CountedRun extends PrintedRun {
  readonly kept?: boolean;
}

/** A number of a group's lines that is not the same in all its runs. */
export interface Varying {
  /** The line, from 0, and which of its numerals. */
  readonly line: number;
  readonly numeral: number;
  readonly kind: Numeral['kind'];
  readonly histogram: Histogram;
}

/** Runs that printed the same. */
export interface Group {
  readonly count: number;
  /** Which of the runs it is shown by, counting from 0: its first. */
  readonly shown: number;
  readonly lines: readonly PrintedLine[];
  /** Of each of those lines, what it is compared by. */
  readonly keys: readonly string[];
  readonly further: number;
  readonly ending: Ending;
  /** Not there of the group that came most often. */
  readonly difference?: Difference;
  /** Whether the recorded run is one of these. */
  readonly isRecorded: boolean;
  /** How many kept the property, of those of which it was asked. */
  readonly kept: number;
  readonly judged: number;
  readonly varying: readonly Varying[];
}

/** What came of some runs. */
export interface Outcomes {
  readonly runs: number;
  readonly kept: number;
  readonly judged: number;
  /** The most frequent first, at most {@link mostGroups}; of equal ones, the earlier. */
  readonly groups: readonly Group[];
  /** How many groups there are beside those, and of how many runs: each number 0 where none are. */
  readonly others: { readonly groups: number; readonly runs: number };
  /** Whether all groups hold the same lines, in one order or another. */
  readonly isOrderAlone: boolean;
}

interface Gathered {
  readonly keys: readonly string[];
  readonly settled: readonly SettledLine[];
  readonly members: number[];
}

/**
 * Groups runs by what they printed: line by line and in order, with its stream and its speaker, and by how they
 * ended. What is set aside of a line is said by `readLine`, and which numbers tell outcomes apart by
 * `weighNumbers`. `recorded` counts nowhere, but the group that it belongs to is marked.
 */
export function findOutcomes(runs: readonly CountedRun[], recorded?: Printed): Outcomes {
  const settle = weighNumbers(recorded ? [...runs, recorded] : runs);
  const gathered = gather(runs, settle);
  const [first] = gathered;
  const record = recorded?.lines.map((line) => settle(line).key).join('\n');
  const told = gathered.slice(0, mostGroups);
  const rest = gathered.slice(mostGroups);
  return {
    runs: runs.length,
    ...countKept(runs),
    groups: told.map((one) => groupOf(one, runs, first, record)),
    others: {
      groups: rest.length,
      runs: rest.reduce((sum, { members }) => sum + members.length, 0),
    },
    isOrderAlone:
      gathered.length > 1 &&
      gathered.every(
        (one) => one === first || (first && differenceOf(one.keys, first.keys)?.kind) === 'order',
      ),
  };
}

function gather(
  runs: readonly CountedRun[],
  settle: (line: PrintedLine) => SettledLine,
): readonly Gathered[] {
  const gathered = new Map<string, Gathered>();
  runs.forEach(({ lines, ending }, at) => {
    const settled = lines.map(settle);
    const keys = settled.map(({ key }) => key);
    const key = [JSON.stringify(ending), ...keys].join('\n');
    const known = gathered.get(key);
    if (known) known.members.push(at);
    else gathered.set(key, { keys, settled, members: [at] });
  });
  return [...gathered.values()].sort((a, b) => b.members.length - a.members.length);
}

function groupOf(
  one: Gathered,
  runs: readonly CountedRun[],
  first: Gathered | undefined,
  record: string | undefined,
): Group {
  const members = one.members.flatMap((at) => runs[at] ?? []);
  const [shown = 0] = one.members;
  const { lines = [], further = 0, ending = { kind: 'unended' as const } } = members[0] ?? {};
  return {
    count: members.length,
    shown,
    lines,
    keys: one.keys,
    further,
    ending,
    ...(first && one !== first
      ? { difference: differenceOf(one.keys, first.keys) ?? { kind: 'ending' } }
      : {}),
    isRecorded: record !== undefined && ending.kind === 'exited' && record === one.keys.join('\n'),
    ...countKept(members),
    varying: varyingOf(one.settled, members),
  };
}

function varyingOf(
  settled: readonly SettledLine[],
  members: readonly CountedRun[],
): readonly Varying[] {
  const varying = settled.flatMap(({ open }, line) =>
    open.flatMap((numeral) => {
      const all = members.flatMap(({ lines }) => lines[line]?.numerals[numeral] ?? []);
      const values = all.map(({ value }) => value);
      const [kind] = all.map((one) => one.kind);
      if (kind === undefined || new Set(values).size < 2) return [];
      return [{ line, numeral, kind, values }];
    }),
  );
  return varying
    .slice(0, mostVarying)
    .map(({ values, ...rest }) => ({ ...rest, histogram: histogram(values) }));
}

function countKept(runs: readonly CountedRun[]): { kept: number; judged: number } {
  const judged = runs.filter(({ kept }) => kept !== undefined);
  return { kept: judged.filter(({ kept }) => kept === true).length, judged: judged.length };
}
