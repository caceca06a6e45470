// What is kept of a page that was left: its form in the storage, and the check of it.

import * as v from 'valibot';
import {
  count,
  engineFailure,
  engineLack,
  name,
  runEvent,
  runResult,
  time,
} from '../../engine/schema.ts';
import { engineIds } from '../../engine/types.ts';
import type { Files } from '../block/draft.ts';
import { reader, type ManyRecord, type RunRecord } from '../block/run-record.ts';

/** A line that the reader typed: no program of the run printed it. */
const typedLine = v.object({
  kind: v.literal('stdout'),
  at: time,
  source: v.object({ pid: v.literal(reader.pid), threadId: v.literal(reader.threadId) }),
  text: v.string(),
});

const reason = v.union([engineFailure, engineLack]);

const seed = v.pipe(count, v.maxValue(0xffff_ffff));

const run = v.object({
  events: v.array(v.union([runEvent, typedLine])),
  earlierLines: v.exactOptional(v.pipe(v.number(), v.finite())),
  place: v.exactOptional(
    v.object({
      engine: v.picklist(engineIds),
      nodeVersion: name,
      seed: v.exactOptional(seed),
      fellBackBecause: v.exactOptional(reason),
    }),
  ),
  outcome: v.union([runResult, v.object({ kind: v.literal('failed'), failure: reason })]),
  wasOriginal: v.boolean(),
  isStale: v.exactOptional(v.boolean()),
}) satisfies v.GenericSchema<unknown, RunRecord>;

const many = v.object({
  runs: v.array(run),
  end: v.variant('kind', [
    v.object({ kind: v.picklist(['done', 'stopped', 'time', 'endless']) }),
    v.object({ kind: v.literal('failed'), failure: reason }),
  ]),
  hadInput: v.boolean(),
  isStale: v.boolean(),
}) satisfies v.GenericSchema<unknown, ManyRecord>;

/** A list has fields too, but is none of these. */
const noList = v.custom<object>((value) => !Array.isArray(value));

const page = v.array(
  v.object({
    example: v.string(),
    state: v.pipe(
      noList,
      v.object({
        files: v.exactOptional(v.pipe(noList, v.record(v.string(), v.string()))),
        run: v.exactOptional(run),
        many: v.exactOptional(many),
        seed: v.exactOptional(seed),
      }),
    ),
  }),
) satisfies v.GenericSchema<unknown, KeptPage>;

/** What a block holds beside what came with the page: plain data, in no language. */
export interface BlockState {
  /** Those files that were edited; where files are free, all. */
  readonly files?: Files;
  /** The run that is shown. One that is not over is kept as stopped. */
  readonly run?: RunRecord;
  /** The many runs whose outcomes are shown. */
  readonly many?: ManyRecord;
  /** The seed with which it is shaken. */
  readonly seed?: number;
}

/** One block of a page. */
export interface KeptBlock {
  readonly example: string;
  readonly state: BlockState;
}

/** The blocks of a page in their order. */
export type KeptPage = readonly KeptBlock[];

/** Reads a page from the storage's text. Anything but what was written there gives nothing. */
export function parseKeptPage(stored: string): KeptPage | undefined {
  try {
    const { success, output } = v.safeParse(page, JSON.parse(stored));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}
