// An example's `prediction.json`: a question on its run, asked before the recorded output is shown.
import * as v from 'valibot';
import type { Locale } from '../i18n/locales.ts';
import { parseJson } from './json.ts';
import { pattern } from './manifest.ts';

/**
 * What is asked for: the line that comes first, next after another one, or last; the order of lines; a number
 * in a line; how the program ends; what can never be printed.
 */
const forms = ['first', 'next', 'last', 'order', 'number', 'ends', 'never'] as const;

/** The choice that the outcome cannot be known before the run. */
export const unknown = 'unknown';

/** A sentence in each language; what stands between backticks is code. */
export type Sentence = Readonly<Record<Locale, string>>;

/** What a reader may answer. */
export interface Choice {
  readonly id: string;
  /** A line as the program prints it, which is also what is shown; in `number`, the number alone. */
  readonly line?: string | undefined;
  /** What is shown instead, with the pattern of what it means in a run. */
  readonly text?: Sentence | undefined;
  readonly matches?: string | undefined;
  /** Of a wrong one: what its reader must have thought, and what is so. */
  readonly why?: Sentence | undefined;
}

/** A question on the run of an example. */
export interface Prediction {
  readonly asks: (typeof forms)[number];
  readonly question: Sentence;
  /** In `next`: the line before, as a pattern. */
  readonly after?: string | undefined;
  /** In `number`: the line that holds it, as a pattern whose only group is the number. */
  readonly in?: string | undefined;
  readonly choices: readonly Choice[];
  /** The id of the right choice; in `order`, all ids in their order. */
  readonly right: string | readonly string[];
  /** Why that is so. */
  readonly why: Sentence;
}

const sentence = v.strictObject({
  'zh-TW': v.pipe(v.string(), v.minLength(1)),
  en: v.pipe(v.string(), v.minLength(1)),
});

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

const choice = v.strictObject({
  id,
  line: v.optional(v.string()),
  text: v.optional(sentence),
  matches: v.optional(pattern),
  why: v.optional(sentence),
});

const prediction = v.pipe(
  v.strictObject({
    asks: v.picklist(forms),
    question: sentence,
    after: v.optional(pattern),
    in: v.optional(pattern),
    choices: v.pipe(v.array(choice), v.minLength(3)),
    right: v.union([id, v.pipe(v.array(id), v.minLength(3))]),
    why: sentence,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const message of problemsOf(dataset.value)) addIssue({ message });
  }),
) satisfies v.GenericSchema<unknown, Prediction>;

/** Reads `prediction.json`. Throws a sentence that names `file` and what to mend in it. */
export function parsePrediction(text: string, file: string): Prediction {
  return parseJson(text, file, prediction);
}

/** The choice of this id. Throws where there is none. */
export function choiceOf({ choices }: Prediction, id: string): Choice {
  const found = choices.find((each) => each.id === id);
  if (!found) throw new Error(`there is no choice '${id}'`);
  return found;
}

function problemsOf(given: Prediction): readonly string[] {
  const { asks, after, choices, right } = given;
  const ids = choices.map(({ id: own }) => own);
  const problems = choices.flatMap((each) => [...problemsOfChoice(each, given)]);
  if (new Set(ids).size < ids.length) problems.push('has two choices with one id: rename one');
  if ((after !== undefined) !== (asks === 'next'))
    problems.push('`after` goes with `"asks": "next"`: add it there, or leave it out');
  if (groupsIn(given.in) !== (asks === 'number' ? 1 : 0))
    problems.push('`in` goes with `"asks": "number"`, with one group: the number');
  const offers = asks !== 'order' && asks !== 'never';
  if (ids.includes(unknown) !== offers)
    problems.push(`"asks": "${asks}" ${offers ? 'needs' : 'takes no'} choice '${unknown}'`);
  const isOrder = typeof right !== 'string';
  if (isOrder !== (asks === 'order'))
    problems.push('`right` is a list in `order`, and an id elsewhere');
  else if (isOrder ? right.toSorted().join() !== ids.toSorted().join() : !ids.includes(right))
    problems.push(isOrder ? '`right` must name each choice once' : `'${right}' is no choice`);
  return problems;
}

function* problemsOfChoice(
  { id: own, line, text, matches, why }: Choice,
  { right }: Prediction,
): Generator<string> {
  const said = [line, text].filter((each) => each !== undefined).length;
  if (said !== (own === unknown ? 0 : 1))
    yield own === unknown
      ? `choice '${unknown}' has words of the page's own: leave out \`line\` and \`text\``
      : `choice '${own}' needs \`line\`, or \`text\` and \`matches\``;
  if ((text === undefined) !== (matches === undefined))
    yield `choice '${own}' needs \`text\` and \`matches\` together`;
  // The first of an order cannot be taken too early.
  const isRight = own === (typeof right === 'string' ? right : right[0]);
  if (isRight && why) yield `choice '${own}' is right: its reason is the \`why\` at the end`;
  if (!isRight && !why) yield `choice '${own}' is wrong and needs a \`why\` in both languages`;
}

const groupsIn = (source: string | undefined): number =>
  source === undefined ? 0 : (new RegExp(`${source}|`, 'u').exec('')?.length ?? 1) - 1;
