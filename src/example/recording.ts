// An example's `recorded.json`: one run in real Node, which the page shows before the first Run.
import { z } from 'astro/zod';
import type { RunEvent, RunResult, Source } from '../engine/types.ts';
import { parseJson } from './json.ts';

const time = z.number().min(0);
const exitCode = z.int().nullable();
const signal = z.string().nullable();

const source = z.strictObject({
  pid: z.int(),
  threadId: z.int().min(0),
  name: z.exactOptional(z.string()),
}) satisfies z.ZodType<Source>;

const happened = { at: time, source };

const event = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), ...happened, parent: z.exactOptional(source) }),
  z.strictObject({ kind: z.enum(['stdout', 'stderr']), ...happened, text: z.string() }),
  z.strictObject({ kind: z.enum(['sent', 'received']), ...happened, peer: source }),
  z.strictObject({ kind: z.literal('exited'), ...happened, code: exitCode, signal }),
]) satisfies z.ZodType<RunEvent>;

const result = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exited'), code: exitCode, signal, duration: time }),
  z.strictObject({
    kind: z.enum(['stopped', 'timed-out', 'output-limit', 'out-of-memory']),
    duration: time,
  }),
]) satisfies z.ZodType<RunResult>;

const recording = z.strictObject({
  node: z.stringFormat('node-version', /^v24\.\d+\.\d+$/),
  program: z.stringFormat('sha256', /^[0-9a-f]{64}$/),
  events: z.array(event).min(1),
  result,
}) satisfies z.ZodType<Recording>;

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

/** The text of `recorded.json`: JSON with an event a line, so that a change reads well. */
export function formatRecording({ node, program, events, result }: Recording): string {
  const rows = events.map((event) => `    ${JSON.stringify(event)}`);
  return [
    '{',
    `  "node": ${JSON.stringify(node)},`,
    `  "program": ${JSON.stringify(program)},`,
    `  "events": [\n${rows.join(',\n')}\n  ],`,
    `  "result": ${JSON.stringify(result)}`,
    '}\n',
  ].join('\n');
}
