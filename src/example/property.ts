// What must hold of every run of an example, however its threads are scheduled.
import type { RunEvent, RunResult } from '../engine/types.ts';
import { linesOf } from './lines.ts';

/**
 * A pattern is a regular expression that must match a whole line of output, of either stream.
 * In an `order`, every line matching `first` stands before every line matching `then`, and there
 * are some of both.
 */
type Pattern = string;

/** One thing that must hold. */
export type Clause =
  /** The output is these lines, literally, in this order. */
  | { readonly kind: 'exact'; readonly lines: readonly string[] }
  /** The output is one line for each of these patterns, in any order. */
  | { readonly kind: 'lines'; readonly lines: readonly Pattern[] }
  | { readonly kind: 'order'; readonly first: Pattern; readonly then: Pattern }
  /** A line matching `line` stands after one matching `first` and before one matching `then`. */
  | {
      readonly kind: 'between';
      readonly line: Pattern;
      readonly first: Pattern;
      readonly then: Pattern;
    }
  | { readonly kind: 'has'; readonly line: Pattern }
  | { readonly kind: 'lacks'; readonly line: Pattern }
  | { readonly kind: 'last'; readonly line: Pattern }
  /** The program's exit code. Without this clause it must be 0. */
  | { readonly kind: 'exit'; readonly code: number }
  /** A race: of so many runs in a row, at least two print different lines. */
  | { readonly kind: 'differs'; readonly runs: number };

/** All clauses hold. */
export type Property = readonly Clause[];

/** How a run breaks a clause. */
export interface Breach {
  /** A sentence, in English. */
  readonly says: string;
  /** The line that shows it, from 0; undefined where one is missing, or it is no line's matter. */
  readonly at?: number;
}

/**
 * The first way in which one run breaks a property, as a sentence; undefined when it keeps it.
 * A `differs` clause says nothing of one run: see {@link checkDiffers}.
 */
export function checkProperty(
  property: Property,
  events: Iterable<RunEvent>,
  result: RunResult,
): string | undefined {
  if (result.kind !== 'exited') return unended(result).says;
  const lines = linesOf(events).map((line) => line.text);
  const clauses: Property = property.some(({ kind }) => kind === 'exit')
    ? property
    : [...property, { kind: 'exit', code: 0 }];
  for (const clause of clauses) {
    const breach = findBreach(clause, lines, result);
    if (breach) return `${breach.says} The output was:\n${lines.join('\n')}`;
  }
  return undefined;
}

/** How many runs a property asks for: 1, unless it says that runs differ. */
export function runsNeeded(property: Property): number {
  return property.reduce((most, clause) => Math.max(most, 'runs' in clause ? clause.runs : 1), 1);
}

/** A sentence when the property says that runs differ and all of these printed the same. */
export function checkDiffers(
  property: Property,
  runs: readonly Iterable<RunEvent>[],
): string | undefined {
  if (runsNeeded(property) === 1) return undefined;
  const outputs = new Set(
    runs.map((events) =>
      linesOf(events)
        .map(({ text }) => text)
        .join('\n'),
    ),
  );
  return outputs.size > 1 ? undefined : `All ${runs.length} runs printed the same lines.`;
}

/**
 * How a run that printed these lines breaks one clause; undefined where it keeps it. Of a run that did not end
 * by itself, its lines are judged, and its end breaks the clause of the exit code.
 */
export function findBreach(
  clause: Clause,
  lines: readonly string[],
  result: RunResult,
): Breach | undefined {
  switch (clause.kind) {
    case 'exact': {
      const at = clause.lines.findIndex((line, position) => line !== lines[position]);
      if (at >= 0) return breach(`Line ${at + 1} is not "${clause.lines[at]}".`, at, lines);
      if (lines.length === clause.lines.length) return undefined;
      return { says: 'There are more lines than stated.', at: clause.lines.length };
    }
    case 'lines':
      return findUnstated(clause.lines, lines);
    case 'order': {
      const last = lastMatch(lines, clause.first);
      const next = firstMatch(lines, clause.then);
      if (last < 0) return { says: `No line matches "${clause.first}".` };
      if (next < 0) return { says: `No line matches "${clause.then}".` };
      if (last < next) return undefined;
      return {
        says: `Not every line matching "${clause.first}" stands before every line matching "${clause.then}".`,
        at: next,
      };
    }
    case 'between': {
      const from = firstMatch(lines, clause.first);
      const to = lastMatch(lines, clause.then);
      const found =
        from >= 0 && firstMatch(lines.slice(from + 1, Math.max(to, 0)), clause.line) >= 0;
      if (found) return undefined;
      return {
        says: `No line matching "${clause.line}" stands between "${clause.first}" and "${clause.then}".`,
      };
    }
    case 'has':
      if (firstMatch(lines, clause.line) >= 0) return undefined;
      return { says: `No line matches "${clause.line}".` };
    case 'lacks': {
      const at = firstMatch(lines, clause.line);
      return at < 0 ? undefined : { says: `A line matches "${clause.line}".`, at };
    }
    case 'last':
      if (matcher(clause.line)(lines.at(-1) ?? '')) return undefined;
      return breach(`The last line does not match "${clause.line}".`, lines.length - 1, lines);
    case 'exit':
      if (result.kind !== 'exited') return unended(result);
      if (result.code === clause.code) return undefined;
      return { says: `The exit code is ${result.code ?? result.signal}, not ${clause.code}.` };
    case 'differs':
      return undefined;
  }
}

/** A breach in a line, where the run has printed one there. */
function breach(says: string, at: number, lines: readonly string[]): Breach {
  return at in lines ? { says, at } : { says };
}

const unended = ({ kind }: RunResult): Breach => ({
  says: `The program did not end by itself: it was ${kind}.`,
});

/** Each pattern claims the first line that no earlier pattern claimed. */
function findUnstated(patterns: readonly Pattern[], lines: readonly string[]): Breach | undefined {
  const left = [...lines.entries()];
  for (const pattern of patterns) {
    const matches = matcher(pattern);
    const index = left.findIndex(([, line]) => matches(line));
    if (index < 0) return { says: `No line is left that matches "${pattern}".` };
    left.splice(index, 1);
  }
  const [more] = left;
  return more && { says: `The line "${more[1]}" was not stated.`, at: more[0] };
}

const matcher = (pattern: Pattern): ((line: string) => boolean) => {
  const expression = new RegExp(`^(?:${pattern})$`, 'u');
  return (line) => expression.test(line);
};

const firstMatch = (lines: readonly string[], pattern: Pattern): number =>
  lines.findIndex(matcher(pattern));

const lastMatch = (lines: readonly string[], pattern: Pattern): number =>
  lines.findLastIndex(matcher(pattern));
