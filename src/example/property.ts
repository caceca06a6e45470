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

/**
 * The first way in which one run breaks a property, as a sentence; undefined when it keeps it.
 * A `differs` clause says nothing of one run: see {@link checkDiffers}.
 */
export function checkProperty(
  property: Property,
  events: Iterable<RunEvent>,
  result: RunResult,
): string | undefined {
  if (result.kind !== 'exited') return `The program did not end by itself: it was ${result.kind}.`;
  const lines = linesOf(events).map((line) => line.text);
  const clauses: Property = property.some(({ kind }) => kind === 'exit')
    ? property
    : [...property, { kind: 'exit', code: 0 }];
  for (const clause of clauses) {
    const broken = checkClause(clause, lines, result);
    if (broken) return `${broken} The output was:\n${lines.join('\n')}`;
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

function checkClause(
  clause: Clause,
  lines: readonly string[],
  result: Extract<RunResult, { kind: 'exited' }>,
): string | undefined {
  switch (clause.kind) {
    case 'exact': {
      const index = clause.lines.findIndex((line, position) => line !== lines[position]);
      if (index >= 0) return `Line ${index + 1} is not "${clause.lines[index]}".`;
      return lines.length === clause.lines.length ? undefined : 'There are more lines than stated.';
    }
    case 'lines':
      return checkLines(clause.lines, lines);
    case 'order': {
      const last = lastMatch(lines, clause.first);
      const next = firstMatch(lines, clause.then);
      if (last < 0) return `No line matches "${clause.first}".`;
      if (next < 0) return `No line matches "${clause.then}".`;
      if (last < next) return undefined;
      return `Not every line matching "${clause.first}" stands before every line matching "${clause.then}".`;
    }
    case 'between': {
      const from = firstMatch(lines, clause.first);
      const to = lastMatch(lines, clause.then);
      const found =
        from >= 0 && firstMatch(lines.slice(from + 1, Math.max(to, 0)), clause.line) >= 0;
      if (found) return undefined;
      return `No line matching "${clause.line}" stands between "${clause.first}" and "${clause.then}".`;
    }
    case 'has':
      return firstMatch(lines, clause.line) >= 0 ? undefined : `No line matches "${clause.line}".`;
    case 'lacks':
      return firstMatch(lines, clause.line) < 0 ? undefined : `A line matches "${clause.line}".`;
    case 'last':
      return matcher(clause.line)(lines.at(-1) ?? '')
        ? undefined
        : `The last line does not match "${clause.line}".`;
    case 'exit':
      return result.code === clause.code
        ? undefined
        : `The exit code is ${result.code ?? result.signal}, not ${clause.code}.`;
    case 'differs':
      return undefined;
  }
}

/** Each pattern claims the first line that no earlier pattern claimed. */
function checkLines(patterns: readonly Pattern[], lines: readonly string[]): string | undefined {
  const left = [...lines];
  for (const pattern of patterns) {
    const index = firstMatch(left, pattern);
    if (index < 0) return `No line is left that matches "${pattern}".`;
    left.splice(index, 1);
  }
  return left.length === 0 ? undefined : `The line "${left[0]}" was not stated.`;
}

const matcher = (pattern: Pattern): ((line: string) => boolean) => {
  const expression = new RegExp(`^(?:${pattern})$`, 'u');
  return (line) => expression.test(line);
};

const firstMatch = (lines: readonly string[], pattern: Pattern): number =>
  lines.findIndex(matcher(pattern));

const lastMatch = (lines: readonly string[], pattern: Pattern): number =>
  lines.findLastIndex(matcher(pattern));
