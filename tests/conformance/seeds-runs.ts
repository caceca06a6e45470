// One run of an example in the built-in engine, with a seed or without, in a page of the tests.
import type { Page } from '@playwright/test';
import type { Program, RunEvent, RunResult } from '../../src/engine/types.ts';
import type {} from '../support/builtin-page/page.ts';

/** A seed, or none for a run whose order nobody disturbs. */
export type Seed = number | undefined;

/** A run that is over: what of its events says who it was and what was printed. */
export interface SeedRun {
  readonly seed: Seed;
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
  readonly milliseconds: number;
}

/** Runs a program to its end; what takes longer than `limit` milliseconds is stopped. Rejects where the page fails. */
export async function runSeed(
  page: Page,
  program: Program,
  seed: Seed,
  limit: number,
): Promise<SeedRun> {
  return { seed, ...(await page.evaluate(runInPage, { program, seed, limit })) };
}

/** Runs in the page: may use nothing of this file. */
async function runInPage({
  program,
  seed,
  limit,
}: {
  readonly program: Program;
  readonly seed: Seed;
  readonly limit: number;
}): Promise<Omit<SeedRun, 'seed'>> {
  const machine = await globalThis.builtin.boot();
  const began = performance.now();
  const run = await machine.run(program, seed === undefined ? {} : { seed });
  const timer = setTimeout(() => void run.stop(), limit);
  const events: RunEvent[] = [];
  for await (const event of run.events)
    if (event.kind === 'started' || 'text' in event) events.push(event);
  const result = await run.result;
  clearTimeout(timer);
  return { events, result, milliseconds: Math.round(performance.now() - began) };
}
