// By what a program is judged that is to solve an exercise: the part of it that the page needs.
import type { RunEvent, RunResult } from '../engine/types.ts';
import { linesOf } from '../example/lines.ts';
import { findBreach, type Breach, type Clause } from '../example/property.ts';
import type { Exercise } from './exercise.ts';

/** How an exercise is judged: plain data, in no language. */
export interface Rules {
  /** One for each clause that its reader is told of, in that order. */
  readonly property: readonly (readonly Clause[])[];
  /** The patterns that nothing in the code may match, in the order in which the reader is told of them. */
  readonly forbids: readonly string[];
  readonly given: readonly string[];
  readonly runs: number;
  readonly shaken: number;
}

/** The rules of an exercise. */
export function rulesOf({ property, forbids, given, runs, shaken }: Exercise): Rules {
  return {
    property: property.map(({ holds }) => holds),
    forbids: forbids.map(({ pattern }) => pattern),
    given,
    runs,
    shaken,
  };
}

/** How a run breaks a clause. */
export interface Failure extends Breach {
  /** The line that shows it, where there is one. */
  readonly line?: string;
}

/** For each clause, in order, how a run breaks it; undefined where it keeps it. */
export function judgeRun(
  { property }: Pick<Rules, 'property'>,
  events: Iterable<RunEvent>,
  result: RunResult,
): readonly (Failure | undefined)[] {
  const lines = linesOf(events).map(({ text }) => text);
  return property.map((holds) => {
    for (const clause of holds) {
      const breach = findBreach(clause, lines, result);
      if (!breach) continue;
      const line = breach.at === undefined ? undefined : lines[breach.at];
      return line === undefined ? breach : { ...breach, line };
    }
    return undefined;
  });
}

/** The first run that broke a clause, and how. */
export interface Found extends Failure {
  /** Its place among the runs, from 1. */
  readonly run: number;
  /** The seed with which it was shaken. */
  readonly seed?: number;
  /** Whether it was ended because it did not end. */
  readonly isUnended: boolean;
  /** Its exit code, where that is what broke the clause. */
  readonly code?: number;
}

/** The runs of one check, clause by clause: one holds that held in every run. */
export class Tally {
  readonly #rules: Pick<Rules, 'property'>;
  readonly #found: (Found | undefined)[];
  #runs = 0;
  #hasUnended = false;

  constructor(rules: Pick<Rules, 'property'>) {
    this.#rules = rules;
    this.#found = rules.property.map(() => undefined);
  }

  /** For each clause, in order, what broke it first. */
  get found(): readonly (Found | undefined)[] {
    return this.#found;
  }

  get runs(): number {
    return this.#runs;
  }

  /** Whether more runs would tell nothing new, or would take long for it: one has not ended. */
  get isSettled(): boolean {
    return this.#hasUnended || this.#found.every((found) => found !== undefined);
  }

  /** Judges one more run. Says whether it kept every clause. */
  add(events: Iterable<RunEvent>, result: RunResult, seed?: number): boolean {
    this.#runs += 1;
    const isUnended = result.kind !== 'exited';
    this.#hasUnended ||= isUnended;
    const failures = judgeRun(this.#rules, events, result);
    failures.forEach((failure, clause) => {
      if (!failure || this.#found[clause]) return;
      const isExit = this.#rules.property[clause]?.some(({ kind }) => kind === 'exit');
      const code = isExit && !isUnended && failure.at === undefined ? result.code : null;
      this.#found[clause] = {
        ...failure,
        run: this.#runs,
        isUnended: isUnended && isExit === true,
        ...(seed === undefined ? {} : { seed }),
        ...(code === null || code === 0 ? {} : { code }),
      };
    });
    return failures.every((failure) => failure === undefined);
  }
}
