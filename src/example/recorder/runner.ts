// One whole run of an example in the Node that runs this file, fit to be kept.
import { runLocally } from '../../engine/trace/local.ts';
import type { RunEvent } from '../../engine/types.ts';
import { programOf, type Example } from '../example.ts';
import type { Recording } from '../recording.ts';
import { fingerprint } from './fingerprint.ts';

/** Longer than any example should take, even on a busy machine. */
const limit = 20_000;

/** The temporary folder that a program runs in, and what its output calls it instead. */
const folder = /(?:\/[\w.+-]+)*\/interleave-\w+\/app/g;
const home = '/home/project';

/**
 * Runs an example, its comments in English, until it ends. Times are whole milliseconds. Rejects
 * when the program does not end within 20 s.
 */
export async function runExample(example: Example): Promise<Recording> {
  const signal = AbortSignal.timeout(limit);
  const run = await runLocally(programOf(example, 'en'), signal);
  run.endInput();
  const events: RunEvent[] = [];
  for await (const event of run.events) events.push(tidy(event));
  const result = await run.result;
  if (signal.aborted) throw new Error(`${example.id} did not end within ${limit / 1000} s`);
  return {
    node: process.version,
    program: fingerprint(example),
    events,
    result: { ...result, duration: Math.round(result.duration) },
  };
}

function tidy(event: RunEvent): RunEvent {
  const at = Math.round(event.at);
  if (event.kind !== 'stdout' && event.kind !== 'stderr') return { ...event, at };
  return { ...event, at, text: event.text.replaceAll(folder, home) };
}
