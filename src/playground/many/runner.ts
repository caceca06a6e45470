// Runs a program many times, one run after the other, until it has, or it is ended, or there is no use in more.

import type { Started } from '../../engine/session.ts';
import type { EngineId, Run, RunEvent, RunResult } from '../../engine/types.ts';
import { reasonRecord, type ManyEnd, type PlaceRecord } from '../block/run-record.ts';
import { EventLog } from '../output/event-log.ts';
import { reasonOf } from '../run/reason.ts';

/** How long one run may take, in milliseconds: more than twice as long as any example of the course. */
export const runLimit = 10_000;

/** After so many milliseconds no further run begins: nobody waits longer. */
const wholeLimit = 180_000;

/** After so many runs in a row that did not end, the next would not either. */
const mostUnended = 3;

/** A run that is over, and was not stopped by the reader. One that took too long is `stopped`. */
export interface FinishedRun {
  readonly events: readonly RunEvent[];
  /** How many lines are lost of what it printed, where it was more than a page can hold. */
  readonly lostLines: number;
  readonly result: RunResult;
  readonly place: PlaceRecord;
}

/** What is to be run, and how. */
export interface ManyOptions {
  readonly times: number;
  readonly signal: AbortSignal;
  /** Starts run `number`, counted from 0; on `engine`, once the first has found one. */
  readonly start: (number: number, engine: EngineId | undefined) => Promise<Started>;
  /** Gives a run its input. */
  readonly feed: (run: Run) => void;
  /** The seed of run `number`. */
  readonly seedOf: (number: number) => number | undefined;
  readonly hear: (run: FinishedRun) => void;
}

/**
 * Runs one after the other: side by side they would share the processor, and what differs between runs is just
 * who gets it when. All run on the engine of the first, so that they can be compared. Never rejects.
 */
export async function runMany(options: ManyOptions): Promise<ManyEnd> {
  const { times, signal, start, hear } = options;
  let engine: EngineId | undefined;
  let until = Infinity;
  let unended = 0;
  for (let number = 0; number < times; number += 1) {
    if (performance.now() > until) return { kind: 'time' };
    try {
      const started = await start(number, engine);
      engine ??= started.engine;
      // A boot is no part of it.
      if (until === Infinity) until = performance.now() + wholeLimit;
      const run = await finish(started, options, number);
      if (!run) return { kind: 'stopped' };
      hear(run);
      unended = run.result.kind === 'stopped' ? unended + 1 : 0;
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' };
      return { kind: 'failed', failure: reasonOf(error) };
    }
    if (unended === mostUnended && number + 1 < times) return { kind: 'endless' };
  }
  return { kind: 'done' };
}

/** Follows a run to its end; undefined where the reader ended it. */
async function finish(
  { run, engine, nodeVersion, fellBackBecause }: Started,
  { signal, feed, seedOf }: ManyOptions,
  number: number,
): Promise<FinishedRun | undefined> {
  const stop = (): void => void run.stop();
  signal.addEventListener('abort', stop);
  const limit = setTimeout(stop, runLimit);
  const log = new EventLog();
  try {
    if (signal.aborted) stop();
    feed(run);
    for await (const event of run.events) log.push(event);
    const result = await run.result;
    // What is ended by force is gone before the next begins.
    if (result.kind === 'stopped') await run.stop();
    if (signal.aborted) return undefined;
    const seed = seedOf(number);
    return {
      events: [...log],
      lostLines: log.lostLines,
      result,
      place: {
        engine,
        nodeVersion,
        ...(seed === undefined ? {} : { seed }),
        ...(fellBackBecause ? { fellBackBecause: reasonRecord(fellBackBecause) } : {}),
      },
    };
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', stop);
  }
}
