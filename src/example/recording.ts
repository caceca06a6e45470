// An example's `recorded.json`: one run in real Node, which the page shows before the first Run.
import * as v from 'valibot';
import { runEvent, runResult } from '../engine/schema.ts';
import type { RunEvent, RunResult } from '../engine/types.ts';
import { formatByLine, parseJson } from './json.ts';

const recording = v.strictObject({
  node: v.pipe(v.string(), v.regex(/^v24\.\d+\.\d+$/)),
  program: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  events: v.pipe(v.array(runEvent), v.minLength(1)),
  result: runResult,
}) satisfies v.GenericSchema<unknown, Recording>;

/** One run of an example in real Node. */
export interface Recording {
  /** The version of Node that ran it, as `process.version` spells it. */
  readonly node: string;
  /** The fingerprint of the program that ran, to tell when the example has changed since. */
  readonly program: string;
  readonly events: readonly RunEvent[];
  readonly result: RunResult;
}

/** Reads `recorded.json`. Throws a sentence that names `file` and what is wrong with it. */
export function parseRecording(text: string, file: string): Recording {
  return parseJson(text, file, recording);
}

/** Whether the callbacks of the run were told. */
export const tellsCallbacks = ({ events }: Pick<Recording, 'events'>): boolean =>
  events.some(({ kind }) => kind === 'called');

/** The text of `recorded.json`. */
export const formatRecording = ({ node, program, events, result }: Recording): string =>
  formatByLine({ node, program, events, result });
