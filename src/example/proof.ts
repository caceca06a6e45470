// Whether what a prediction calls right is so, by runs that were seen.
import type { RunEvent, RunResult } from '../engine/types.ts';
import { linesOf } from './lines.ts';
import { unknown, type Choice, type Prediction } from './prediction.ts';

/** A run that is over. */
export interface SeenRun {
  readonly events: Iterable<RunEvent>;
  readonly result: RunResult;
}

const printedBy = ({ events }: SeenRun): readonly string[] =>
  linesOf(events).map(({ text }) => text);

/** What a choice means in a run, as a test of what the run says. */
function fits({ line, matches }: Choice, said: string): boolean {
  return line === undefined ? matches !== undefined && whole(matches).test(said) : line === said;
}

/** What a run says to the question; undefined where it says nothing. */
function saidBy(
  { asks, after = '', in: where = '' }: Prediction,
  run: SeenRun,
): string | undefined {
  const lines = printedBy(run);
  switch (asks) {
    case 'first':
      return lines[0];
    case 'next': {
      const at = lines.findIndex((line) => whole(after).test(line));
      return at < 0 ? undefined : lines[at + 1];
    }
    case 'last':
      return lines.at(-1);
    case 'number':
      return lines
        .map((line) => whole(where).exec(line)?.[1])
        .find((number) => number !== undefined);
    case 'ends':
      return run.result.kind === 'exited'
        ? (run.result.signal ?? String(run.result.code))
        : 'never';
    case 'order':
    case 'never':
      return undefined;
  }
}

/** The ids of the choices that a run makes true, as their author wrote them; in `order`, in its order. */
function trueIn(prediction: Prediction, run: SeenRun): readonly string[] {
  const { asks, choices } = prediction;
  if (asks === 'order') {
    return printedBy(run).flatMap((line) =>
      choices.filter((choice) => fits(choice, line)).map(({ id }) => id),
    );
  }
  if (asks === 'never') {
    const lines = printedBy(run);
    const all = lines.join('\n');
    return choices
      .filter((choice) => lines.some((line) => fits(choice, line)) || fits(choice, all))
      .map(({ id }) => id);
  }
  const said = saidBy(prediction, run);
  return choices.filter((choice) => said !== undefined && fits(choice, said)).map(({ id }) => id);
}

/** The first way in which one of these runs contradicts what is called right, as a sentence. */
export function contradicted(prediction: Prediction, runs: readonly SeenRun[]): string | undefined {
  return runs.map((run) => contradictedBy(prediction, run)).find((each) => each !== undefined);
}

function contradictedBy(prediction: Prediction, run: SeenRun): string | undefined {
  const { asks, right } = prediction;
  const seen = trueIn(prediction, run);
  const output = `The output was:\n${printedBy(run).join('\n')}`;
  if (asks === 'never') {
    if (typeof right !== 'string' || !seen.includes(right)) return undefined;
    return `\`right\` is '${right}', which a run has printed: choose another. ${output}`;
  }
  if (right === unknown) {
    if (saidBy(prediction, run) !== undefined) return undefined;
    return `a run has no answer to the question: mend \`asks\`, \`after\` or \`in\`. ${output}`;
  }
  const wanted = typeof right === 'string' ? [right] : right;
  if (seen.join() === wanted.join()) return undefined;
  const found = seen.length === 0 ? 'no choice' : seen.map((id) => `'${id}'`).join(', ');
  const claimed = wanted.map((id) => `'${id}'`).join(', ');
  return `\`right\` is ${claimed}, and a run says ${found}: mend \`right\`, or the choices. ${output}`;
}

/**
 * What these runs leave unproved, as a sentence: that the outcome cannot be known is proved by two outcomes,
 * and that something else than the right one can happen by a run in which it did.
 */
export function unproved(prediction: Prediction, runs: readonly SeenRun[]): string | undefined {
  const { asks, choices, right } = prediction;
  if (right === unknown) {
    const outcomes = new Set(
      runs.map((run) => trueIn(prediction, run).join() || saidBy(prediction, run)),
    );
    if (outcomes.size > 1) return undefined;
    return `\`right\` is '${unknown}', and all ${String(runs.length)} runs say '${[...outcomes].join()}': mend it`;
  }
  if (asks !== 'never') return undefined;
  const seen = new Set(runs.flatMap((run) => trueIn(prediction, run)));
  const unseen = choices.find(({ id }) => id !== right && !seen.has(id));
  return (
    unseen &&
    `choice '${unseen.id}' happened in none of ${String(runs.length)} runs: it may be right, too`
  );
}

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u');
