// Checking what a reader made of an exercise: by many runs, as they come and shaken, clause by clause.

import { isAble, prepareEngine, startProgram } from '../../engine/session.ts';
import type { EngineId, Program } from '../../engine/types.ts';
import { Tally, type Rules } from '../../exercise/rules.ts';
import { loadBlockStrings } from '../../i18n/block-strings.ts';
import type { Ability } from '../../engine/abilities.ts';
import ran from '../../styles/block-ran.css?url';
import { loadSheet } from '../../styles/load-sheet.ts';
import type { Block } from '../block/block.ts';
import { readNeeds, readProgram } from '../block/program.ts';
import type { ManyEnd } from '../block/run-record.ts';
import { setFiles } from '../editor/editing.ts';
import { exerciseOf, keepSolved, setState } from '../keeping/solved.ts';
import { runMany, type FinishedRun } from '../many/runner.ts';
import { showStop } from '../many/show-stop.ts';
import { readsInput } from '../run/input.ts';
import { Marks, type Place } from './marks.ts';

/** The checks that are under way: a second press ends one. */
const checks = new WeakMap<Block, AbortController>();

/** Checks the block's program by the rules of its exercise. Rejects where what it needs does not load. */
export async function check(block: Block): Promise<void> {
  const exercise = exerciseOf(block);
  if (!exercise) return;
  const earlier = checks.get(block);
  if (earlier && earlier === block.many) {
    earlier.abort();
    return;
  }
  // A block does one thing at a time.
  block.many?.abort();
  block.running?.abort();
  const control = new AbortController();
  block.many = control;
  checks.set(block, control);
  const needs = readNeeds(block);
  prepareEngine(needs);
  const [strings] = await Promise.all([loadBlockStrings(), loadSheet(ran)]);
  if (block.many !== control) return;

  const rules = JSON.parse(exercise.dataset['rules'] ?? '{}') as Rules;
  const marks = Marks.of(block, strings);
  const nameAgain = showStop(block, 'check', strings.stop);
  const over = (): void => {
    if (block.many === control) block.many = undefined;
    nameAgain();
  };
  marks.begin(rules.runs + rules.shaken);
  control.signal.addEventListener('abort', () => {
    marks.stopped();
    over();
  });
  try {
    const restored = await restoreGiven(block, rules);
    const program = readProgram(block);
    const bans = await findBans(rules, program.files);
    const judged = await judge(block, rules, program, needs, control.signal, marks);
    if (control.signal.aborted) return;
    const isSolved = marks.over({ ...judged, bans, restored });
    if (isSolved) keepSolved(block.example);
    setState(exercise, isSolved ? 'solved' : 'tried');
    over();
  } catch (error) {
    control.abort();
    throw error;
  }
}

/** Puts back the files that are given, and names those that were not as they came. */
async function restoreGiven(block: Block, { given }: Rules): Promise<readonly string[]> {
  const { files, originals } = block;
  const changed = given.filter((name) => files[name] !== originals[name]);
  if (changed.length === 0) return [];
  const texts = Object.fromEntries(changed.map((name) => [name, originals[name] ?? '']));
  await setFiles(block, texts);
  return changed;
}

/** For each pattern, in order, where the reader's own code has it. */
async function findBans(
  { forbids, given }: Rules,
  files: Program['files'],
): Promise<readonly (Place | undefined)[]> {
  if (forbids.length === 0) return [];
  const { findForbidden } = await import('../../exercise/forbidden.ts');
  const own = Object.fromEntries(Object.entries(files).filter(([name]) => !given.includes(name)));
  return forbids.map((pattern) => findForbidden(pattern, own));
}

/** What came of the runs. */
export interface Judged {
  readonly tally: Tally;
  /** The first run that broke each clause, to be shown: by its number, from 1. */
  readonly runs: ReadonlyMap<number, FinishedRun>;
  /** Why there are no more. */
  readonly end: ManyEnd;
  /** Whether runs were to be shaken, and could not. */
  readonly isUnshaken: boolean;
}

async function judge(
  block: Block,
  rules: Rules,
  program: Program,
  needs: readonly Ability[],
  signal: AbortSignal,
  marks: Marks,
): Promise<Judged> {
  const tally = new Tally(rules);
  const runs = new Map<number, FinishedRun>();
  // Ends the runs, but not the check: what there is says enough.
  const enough = new AbortController();
  const hasInput = readsInput(block);
  const series = (times: number, seedOf: (number: number) => number | undefined) =>
    runMany({
      times,
      signal: AbortSignal.any([signal, enough.signal]),
      seedOf,
      start: (number: number, engine: EngineId | undefined) => {
        const seed = seedOf(number);
        return startProgram(program, {
          signal,
          needs,
          onStage: () => undefined,
          ...(engine ? { engine } : {}),
          ...(seed === undefined ? {} : { seed }),
        });
      },
      feed: (run) => {
        if (hasInput) run.endInput();
      },
      hear: (run) => {
        const before = tally.found.filter((found) => found !== undefined).length;
        tally.add(run.events, run.result, run.place.seed);
        const after = tally.found.filter((found) => found !== undefined).length;
        if (after > before) runs.set(tally.runs, run);
        marks.progress(tally.runs);
        if (tally.isSettled) enough.abort();
      },
    });
  const isDone = (): boolean => enough.signal.aborted || signal.aborted;
  const end = await series(rules.runs, () => undefined);
  const isPlain = enough.signal.aborted || end.kind === 'done';
  const wanted = rules.shaken > 0 && isPlain && !isDone();
  const mayShake = wanted && isAble('builtin', needs);
  const shaken = mayShake ? await series(rules.shaken, (number) => number + 1) : undefined;
  const isUnshaken = wanted && (!shaken || shaken.kind === 'failed');
  const last = isUnshaken || shaken === undefined ? end : shaken;
  return { tally, runs, end: enough.signal.aborted ? { kind: 'done' } : last, isUnshaken };
}
