// What the runs of an example under many seeds come to.
import type { Example } from '../../src/example/example.ts';
import { linesOf } from '../../src/example/lines.ts';
import { checkProperty, runsNeeded } from '../../src/example/property.ts';
import { findOutcomes } from '../../src/outcomes/outcomes.ts';
import { readRun } from '../../src/outcomes/printed-run.ts';
import type { Seed, SeedRun } from './seeds-runs.ts';
import { saidToDiffer, seenInSome } from './seeds-stated.ts';

/** Within so many seeds a program that is said to differ shows that it does. */
const seedsToDiffer = 20;

/** A run that broke the property: how, and how often it did so of the times that it was run again alone. */
export interface Broken {
  readonly seed: Seed;
  readonly sentence: string;
  readonly again: { readonly broke: number; readonly of: number };
}

export interface ExampleReport {
  readonly id: string;
  readonly runs: number;
  /** Broke the property, and did so again when nothing else ran. */
  readonly broken: readonly Broken[];
  /** Broke it beside other runs, and kept it each time that it ran alone. */
  readonly crowded: readonly Broken[];
  /** Groups by what was printed, as the block makes them of many runs. */
  readonly outcomes: number;
  /** Whether the runs of a group differ in a number. */
  readonly varies: boolean;
  /** Sentences: what the course says of the runs, and they did not show. */
  readonly missing: readonly string[];
}

/** How a run broke its example's property; undefined where it kept it. */
export const breach = ({ property }: Example, { events, result }: SeedRun): string | undefined =>
  checkProperty(property, events, result);

export function reportOf(
  example: Example,
  runs: readonly SeedRun[],
  breaches: readonly Broken[],
): ExampleReport {
  const { groups, others } = outcomesOf(runs);
  return {
    id: example.id,
    runs: runs.length,
    broken: breaches.filter(({ again }) => again.broke > 0),
    crowded: breaches.filter(({ again }) => again.broke === 0),
    outcomes: groups.length + others.groups,
    varies: groups.some(({ varying }) => varying.length > 0),
    missing: missingIn(example, runs),
  };
}

function outcomesOf(runs: readonly SeedRun[]): ReturnType<typeof findOutcomes> {
  return findOutcomes(
    runs.map(({ events, result }) => readRun(events, result, (text) => text, 'unknown')),
  );
}

function missingIn({ id, property }: Example, runs: readonly SeedRun[]): string[] {
  const missing: string[] = [];
  const first = runs.filter(({ seed }) => seed !== undefined && seed <= seedsToDiffer);
  // Of fewer nothing is said.
  if (first.length < seedsToDiffer) return missing;
  if (runsNeeded(property) > 1 || saidToDiffer.includes(id)) {
    const { groups } = outcomesOf(first);
    if (groups.length < 2 && !groups.some(({ varying }) => varying.length > 0))
      missing.push(`The first ${seedsToDiffer} seeds have one outcome.`);
  }
  const seen = seenInSome[id];
  const shows = ({ events }: SeedRun): boolean =>
    linesOf(events).filter(({ text }) => seen?.line.test(text)).length >= (seen?.times ?? 0);
  if (seen && !runs.some(shows)) missing.push(`No run shows ${seen.what}.`);
  return missing;
}

/** A line for each example, with a sentence for all that is wrong with it. */
export function linesFor({
  id,
  runs,
  broken,
  crowded,
  outcomes,
  varies,
  missing,
}: ExampleReport): string[] {
  const kept = `${runs - broken.length} of ${runs}`;
  const came = `${outcomes} outcome${outcomes === 1 ? '' : 's'}${varies ? ', numbers vary' : ''}`;
  return [
    `${id.padEnd(24)} kept in ${kept}, ${came}`,
    ...broken.map(
      ({ seed, sentence, again }) =>
        `  ${nameOf(seed)} (again in ${again.broke} of ${again.of} alone): ${sentence}`,
    ),
    ...crowded.map(({ seed, sentence }) => `  ${nameOf(seed)}, beside others only: ${sentence}`),
    ...missing.map((sentence) => `  ${sentence}`),
  ];
}

const nameOf = (seed: Seed): string => (seed === undefined ? 'unshaken' : `seed ${seed}`);

export const isGood = ({ broken, missing }: ExampleReport): boolean =>
  broken.length + missing.length === 0;

/** The closing line. */
export function summaryOf(reports: readonly ExampleReport[]): string {
  const sum = (count: (report: ExampleReport) => number): number =>
    reports.reduce((all, report) => all + count(report), 0);
  return (
    `${reports.length} examples, ${sum(({ runs }) => runs)} runs: ` +
    `${sum(({ broken }) => broken.length)} broke a property, ` +
    `${sum(({ crowded }) => crowded.length)} beside others only; ` +
    `${sum(({ missing }) => missing.length)} statements were not seen to hold.`
  );
}
