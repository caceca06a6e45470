// An exercise's `exercise.json`: what its author says of it, of its task and of what solves it.
import * as v from 'valibot';
import type { Ability } from '../engine/abilities.ts';
import { parseJson } from '../example/json.ts';
import { clause, need, pattern, words } from '../example/manifest.ts';
import type { Clause } from '../example/property.ts';
import type { Locale } from '../i18n/locales.ts';

/** How hard an exercise is, the easiest first. */
export const levels = ['easy', 'medium', 'hard'] as const;
export type Level = (typeof levels)[number];

/** A text for readers. */
export type Words = Readonly<Record<Locale, string>>;

/** What must hold of every run of a solution, as a reader is told of it, and as a machine judges it. */
export interface Demand {
  readonly says: Words;
  readonly holds: readonly Clause[];
}

/** What a solution must do without. */
export interface Ban {
  readonly says: Words;
  /** A regular expression that nothing in the code may match; comments and texts in quotes are no code. */
  readonly pattern: string;
}

/** One step towards the solution. */
export interface Hint extends Words {
  /** What it is about: letters that stand in a file of the start. */
  readonly about: string;
}

/** What `exercise.json` says. */
export interface Manifest {
  readonly title: Words;
  /** A sentence for lists and search results. */
  readonly summary: Words;
  /** How long it takes a reader of its article. */
  readonly minutes: number;
  readonly level: Level;
  /** The slug of the article that it practises. */
  readonly article: string;
  /** The file that `node` is given. */
  readonly entry: string;
  /** The file that is shown first: the entry where it is not said. */
  readonly opens?: string | undefined;
  readonly needs: readonly Ability[];
  readonly property: readonly Demand[];
  /** The files that are as they came in every check, whatever the reader made of them. */
  readonly given: readonly string[];
  readonly forbids: readonly Ban[];
  /** How many runs are judged. */
  readonly runs: number;
  /** How many more are judged that the built-in engine shakes, each by a seed of its own. */
  readonly shaken: number;
  readonly hints: readonly Hint[];
  /** Why the solution is one. */
  readonly why: Words;
}

const upTo = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

const judgedAlone = v.pipe(
  clause,
  v.check(({ kind }) => kind !== 'differs', 'one run cannot show that runs differ'),
);

const demand = v.strictObject({
  says: words,
  holds: v.pipe(v.array(judgedAlone), v.minLength(1)),
}) satisfies v.GenericSchema<unknown, Demand>;

const property = v.pipe(
  v.array(demand),
  v.minLength(1),
  v.check(
    (demands) => demands.some(({ holds }) => holds.some(({ kind }) => kind === 'exit')),
    'no clause says how the program ends: add { "kind": "exit", "code": 0 } to one',
  ),
);

const manifest = v.strictObject({
  title: words,
  summary: words,
  minutes: upTo(5, 30),
  level: v.picklist(levels),
  article: v.string(),
  entry: v.string(),
  opens: v.optional(v.string()),
  needs: v.optional(v.array(need), []),
  property,
  given: v.optional(v.array(v.string()), []),
  forbids: v.optional(v.array(v.strictObject({ says: words, pattern })), []),
  runs: v.optional(upTo(1, 20), 1),
  shaken: v.optional(upTo(0, 20), 0),
  hints: v.pipe(
    v.array(v.strictObject({ about: v.pipe(v.string(), v.minLength(1)), ...words.entries })),
    v.minLength(1, 'give at least one hint'),
  ),
  why: words,
}) satisfies v.GenericSchema<unknown, Manifest>;

/** Reads `exercise.json`. Throws a sentence that names `file` and what to mend in it. */
export function parseManifest(text: string, file: string): Manifest {
  return parseJson(text, file, manifest);
}
