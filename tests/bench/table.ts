// The table of the bench: a line for each measure, with its aim beside it.

import type { Measure } from './measures.ts';
import type { Round } from './rounds.ts';

export const header = line('', 'engine', 'Node', 'ratio', 'aim');

/** Medians of both sides, and the median of the rounds' ratios, which other work disturbs least. */
export function row({ name, unit, read, aim }: Measure, rounds: readonly Round[]): string {
  const pairs = rounds.map(({ engine, native }) => [read(engine), read(native)] as const);
  const ratio = median(pairs.map(([engine, native]) => engine / native));
  const engine = median(pairs.map(([each]) => each));
  const figure = (value: number): string => `${value.toPrecision(3)} ${unit}`.replace(' ×', '×');
  return line(
    name,
    figure(engine),
    figure(median(pairs.map(([, native]) => native))),
    ratio.toFixed(2),
    aim === undefined ? '' : judged(aim, engine, ratio),
  );
}

function judged(aim: NonNullable<Measure['aim']>, figure: number, ratio: number): string {
  const [words, isMet] =
    'within' in aim
      ? [`within ${String(aim.within)}`, figure <= aim.within]
      : 'most' in aim
        ? [`at most ${String(aim.most)}`, ratio <= aim.most]
        : [`at least ${String(aim.least)}`, ratio >= aim.least];
  return `${words}: ${isMet ? 'met' : 'missed'}`;
}

function line(name: string, engine: string, native: string, ratio: string, aim: string): string {
  const columns = [name.padEnd(28), engine.padStart(12), native.padStart(12), ratio.padStart(8)];
  return `${columns.join('')}   ${aim}`.trimEnd();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
