// The one description of what an engine says of a run, for whoever reads it from outside: a file, a
// storage, a frame in which a program may forge it. Keys that it does not name are left out.

import * as v from 'valibot';
import { abilities } from './abilities.ts';
import {
  blockingCalls,
  engineFailures,
  engineIds,
  loopPlaces,
  type RunEvent,
  type RunResult,
  type Source,
} from './types.ts';

/** As long as a name may be that an engine gives, in characters: of a thread, a signal, a reason. */
export const longestName = 1000;

/** A number that counts or numbers something. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Milliseconds. */
export const time = v.pipe(v.number(), v.finite());

/** A word or a sentence of an engine's. */
export const name = v.pipe(v.string(), v.maxLength(longestName));

/** The code and the signal with which something ended. */
export const ending = {
  code: v.nullable(v.pipe(v.number(), v.safeInteger())),
  signal: v.nullable(name),
};

/** Who did something, or {@link unknownSource}. */
export const source = v.object({
  pid: count,
  threadId: count,
  name: v.exactOptional(name),
}) satisfies v.GenericSchema<unknown, Source>;

const happened = { at: time, source };

/** What is said of a callback wherever it is named: see `types.ts`. */
export const ofCallback = {
  callback: count,
  in: v.picklist(loopPlaces),
  by: name,
  code: v.exactOptional(v.object({ file: name, line: count, column: count })),
};

/** One event of a run. */
export const runEvent = v.variant('kind', [
  v.object({ kind: v.picklist(['stdout', 'stderr']), ...happened, text: v.string() }),
  v.object({
    kind: v.picklist(['sent', 'received']),
    ...happened,
    peer: source,
    message: v.exactOptional(count),
  }),
  v.object({
    kind: v.literal('started'),
    ...happened,
    parent: v.exactOptional(source),
    askedAt: v.exactOptional(time),
  }),
  v.object({ kind: v.picklist(['running', 'waiting', 'untold']), ...happened }),
  v.object({
    kind: v.literal('blocked'),
    ...happened,
    on: v.picklist(blockingCalls),
    most: v.exactOptional(time),
  }),
  v.object({ kind: v.literal('failed'), ...happened, error: name }),
  v.object({
    kind: v.literal('exited'),
    ...happened,
    ...ending,
    terminated: v.exactOptional(v.boolean()),
  }),
  v.object({
    kind: v.literal('queued'),
    ...happened,
    ...ofCallback,
    within: v.exactOptional(count),
    dueAt: v.exactOptional(time),
  }),
  v.object({
    kind: v.literal('called'),
    ...happened,
    ...ofCallback,
    readyAt: v.exactOptional(time),
  }),
  v.object({ kind: v.picklist(['withdrawn', 'returned']), ...happened, callback: count }),
  v.object({ kind: v.literal('unlisted'), ...happened }),
]) satisfies v.GenericSchema<unknown, RunEvent>;

/** How a run ended. */
export const runResult = v.variant('kind', [
  v.object({ kind: v.literal('exited'), ...ending, duration: time }),
  v.object({
    kind: v.picklist(['stopped', 'timed-out', 'output-limit', 'out-of-memory']),
    duration: time,
  }),
]) satisfies v.GenericSchema<unknown, RunResult>;

/** Why an engine did not serve: the data of an `EngineError`. */
export const engineFailure = v.object({
  engine: v.picklist(engineIds),
  failure: v.picklist(engineFailures),
  needsReload: v.boolean(),
});

/** What an engine lacks that a program needed: the data of an `UnableError`. */
export const engineLack = v.object({
  engine: v.picklist(engineIds),
  ability: v.picklist(abilities),
});
