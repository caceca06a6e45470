// What is measured, and what the engine is to reach.

import type { Outcome } from './outcome.ts';

/** One line of the table. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | '/s' | '×';
  /** The figure in an outcome of its program. */
  readonly read: (outcome: Outcome) => number;
  /** The engine's figure, in native Node's: at most this, or at least; `within`: whatever Node's is. */
  readonly aim?:
    { readonly most: number } | { readonly least: number } | { readonly within: number };
}

/** A program, by its folder in `programs/`, and what its runs tell. */
export interface Trial {
  readonly program: string;
  /** Whether each round has a new page. */
  readonly isCold?: boolean;
  readonly measures: readonly Measure[];
}

/** A figure that the program itself prints, as JSON. */
const printed =
  (name: string) =>
  ({ stdout }: Outcome): number => {
    const figure = (JSON.parse(stdout) as Readonly<Record<string, unknown>>)[name];
    if (typeof figure !== 'number') throw new Error(`the program prints no '${name}': ${stdout}`);
    return figure;
  };

const lines = 100_000;

function timeOfAllLines({ stdout, whole }: Outcome): number {
  const arrived = stdout.split('\n').length - 1;
  if (arrived !== lines) throw new Error(`${String(arrived)} lines arrived`);
  return whole;
}

export const trials: readonly Trial[] = [
  {
    program: 'process-start',
    isCold: true,
    measures: [{ name: 'first output, cold page', unit: 'ms', read: ({ first }) => first }],
  },
  {
    program: 'process-start',
    measures: [
      { name: 'first output, warm page', unit: 'ms', read: ({ first }) => first, aim: { most: 1 } },
    ],
  },
  {
    program: 'package-start',
    measures: [
      { name: 'a file of 200, ESM', unit: 'ms', read: printed('esm'), aim: { within: 2 } },
      { name: 'a file of 200, CommonJS', unit: 'ms', read: printed('cjs'), aim: { within: 2 } },
    ],
  },
  {
    program: 'thread-start',
    measures: [
      { name: 'five threads started', unit: 'ms', read: printed('last'), aim: { most: 0.5 } },
    ],
  },
  {
    program: 'messages',
    measures: [
      { name: 'message round trips', unit: '/s', read: printed('trips'), aim: { least: 0.8 } },
      { name: '16 MB transferred and back', unit: 'ms', read: printed('transferred') },
      { name: '16 MB cloned and back', unit: 'ms', read: printed('cloned') },
    ],
  },
  {
    program: 'work',
    measures: [
      { name: 'work on one thread', unit: '/s', read: printed('rate'), aim: { least: 0.95 } },
      { name: 'speed-up by all cores', unit: '×', read: printed('speedup'), aim: { least: 0.95 } },
    ],
  },
  {
    program: 'output',
    measures: [{ name: '100,000 lines of output', unit: 'ms', read: timeOfAllLines }],
  },
];
