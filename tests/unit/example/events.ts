// Short ways to write down a run for the tests of this folder.
import type { RunEvent, RunResult, Source } from '../../../src/engine/types.ts';

export const main: Source = { pid: 100, threadId: 0 };
export const worker: Source = { pid: 100, threadId: 1 };

/** Text written by a source. */
export const wrote = (
  text: string,
  source: Source = main,
  at = 0,
  kind: 'stdout' | 'stderr' = 'stdout',
): RunEvent => ({ kind, at, source, text });

/** A run that prints these lines. */
export const printed = (...lines: readonly string[]): readonly RunEvent[] =>
  lines.map((line) => wrote(`${line}\n`));

/** A run that ends by itself. */
export const exited = (code: number): Extract<RunResult, { kind: 'exited' }> => ({
  kind: 'exited',
  code,
  signal: null,
  duration: 1,
});
