// One whole run of an example in the Node that runs this file, fit to be kept.
import { runLocally } from '../../engine/trace/local.ts';
import type { RunEvent } from '../../engine/types.ts';
import { programOf, type Example } from '../example.ts';
import type { Recording } from '../recording.ts';
import { withoutBriefStates } from './brief-states.ts';
import { withFewCallbacks } from './few-callbacks.ts';
import { fingerprint } from './fingerprint.ts';

/** Longer than any example should take, even on a busy machine. */
const limit = 20_000;

/** The temporary folder that a program runs in, and what its output calls it instead. */
const folder = /(?:\/[\w.+-]+)*\/interleave-\w+\/app/g;
const home = '/home/project';

/**
 * Runs an example, its comments in English, until it ends, and watches it. Times are hundredths of a
 * millisecond: what one turn of a loop does is over in less than one. Rejects when the program does not
 * end within 20 s.
 */
export async function runExample(example: Example): Promise<Recording> {
  const signal = AbortSignal.timeout(limit);
  const { watch = 'states' } = example;
  const run = await runLocally(programOf(example, 'en'), { signal, watch });
  run.endInput();
  const events: RunEvent[] = [];
  for await (const event of run.events) events.push(tidy(event));
  const result = await run.result;
  if (signal.aborted) throw new Error(`${example.id} did not end within ${limit / 1000} s`);
  return {
    node: process.version,
    program: fingerprint(example),
    events: withFewCallbacks(withoutBriefStates(events)),
    result: { ...result, duration: Math.round(result.duration) },
  };
}

const hundredths = (time: number): number => Math.round(time * 100) / 100;

function tidy(event: RunEvent): RunEvent {
  const at = hundredths(event.at);
  switch (event.kind) {
    case 'stdout':
    case 'stderr':
      return { ...event, at, text: event.text.replaceAll(folder, home) };
    case 'failed':
      return { ...event, at, error: event.error.replaceAll(folder, home) };
    case 'started': {
      const { askedAt } = event;
      return { ...event, at, ...(askedAt === undefined ? {} : { askedAt: hundredths(askedAt) }) };
    }
    case 'queued': {
      const { dueAt } = event;
      return { ...event, at, ...(dueAt === undefined ? {} : { dueAt: hundredths(dueAt) }) };
    }
    case 'called': {
      const { readyAt } = event;
      return { ...event, at, ...(readyAt === undefined ? {} : { readyAt: hundredths(readyAt) }) };
    }
    default:
      return { ...event, at };
  }
}
