// An example's `example.json`: what its author says of it.
import * as v from 'valibot';
import { isChartPattern } from '../chart/chart.ts';
import { abilities, type Ability } from '../engine/abilities.ts';
import type { Clause, Property } from './property.ts';
import type { Locale } from '../i18n/locales.ts';
import { parseJson } from './json.ts';

/** A regular expression, which matches a whole line or is looked for in code. */
export const pattern = v.pipe(v.string(), v.check(isPattern, 'must be a regular expression'));
const someLines = v.pipe(v.array(v.string()), v.minLength(1));
const integer = v.pipe(v.number(), v.safeInteger());

/** One thing that must hold of a run. */
export const clause = v.variant('kind', [
  v.strictObject({ kind: v.literal('exact'), lines: someLines }),
  v.strictObject({ kind: v.literal('lines'), lines: v.pipe(v.array(pattern), v.minLength(1)) }),
  v.strictObject({ kind: v.literal('order'), first: pattern, then: pattern }),
  v.strictObject({ kind: v.literal('between'), line: pattern, first: pattern, then: pattern }),
  v.strictObject({ kind: v.literal('has'), line: pattern }),
  v.strictObject({ kind: v.literal('lacks'), line: pattern }),
  v.strictObject({ kind: v.literal('last'), line: pattern }),
  v.strictObject({
    kind: v.literal('exit'),
    code: v.pipe(integer, v.minValue(0), v.maxValue(255)),
  }),
  v.strictObject({ kind: v.literal('differs'), runs: v.pipe(integer, v.minValue(2)) }),
]) satisfies v.GenericSchema<unknown, Clause>;

/** What must hold of every run. */
export const property = v.pipe(v.array(clause), v.minLength(1));

const title = v.pipe(v.string(), v.minLength(1));

/** Words for readers, in both languages. */
export const words = v.strictObject({ 'zh-TW': title, en: title });

/** What not every engine can do. */
export const need = v.picklist(
  abilities,
  ({ input }) =>
    `needs ${String(input)}, which is no ability: name some of ${abilities.join(', ')}`,
);

const manifest = v.strictObject({
  title: words,
  entry: v.string(),
  args: v.optional(v.array(v.string()), []),
  env: v.optional(v.record(v.string(), v.string()), {}),
  folded: v.optional(v.array(v.string()), []),
  opens: v.optional(v.string()),
  needs: v.optional(v.array(need), []),
  chart: v.optional(
    v.pipe(
      pattern,
      v.check(isChartPattern, 'must have a group `label`, and a named one for each number'),
    ),
  ),
  watch: v.optional(v.literal('callbacks')),
  property,
}) satisfies v.GenericSchema<unknown, Manifest>;

/** What `example.json` says. */
export interface Manifest {
  readonly title: Readonly<Record<Locale, string>>;
  /** The file that `node` is given. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The files that a reader has met before: shown closed. */
  readonly folded: readonly string[];
  /** The file that the text speaks of, shown first; the entry where it is not said. */
  readonly opens?: string | undefined;
  /** What not every engine can do, and this program needs. */
  readonly needs: readonly Ability[];
  /** What a row of the table that it prints looks like, where that is to be drawn: see `readChart`. */
  readonly chart?: string | undefined;
  /** What is recorded of a run that is not of others: each callback. */
  readonly watch?: 'callbacks' | undefined;
  readonly property: Property;
}

/** Reads `example.json`. Throws a sentence that names `file` and what to mend in it. */
export function parseManifest(text: string, file: string): Manifest {
  return parseJson(text, file, manifest);
}

function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}
