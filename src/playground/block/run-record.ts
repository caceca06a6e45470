// A run as it is kept: what happened, where it ran, how it ended; in no language, and only data.

import type { Ability } from '../../engine/abilities.ts';
import type {
  EngineError,
  EngineFailure,
  EngineId,
  RunEvent,
  RunResult,
  Source,
  UnableError,
} from '../../engine/types.ts';

/** Who types the input: no process of a run has this number. */
export const reader = { pid: -1, threadId: 0 } as const satisfies Source;

/** Whether what `source` printed was typed by the reader. */
export const isReader = (source: Source): boolean => source.pid === reader.pid;

/** Why an engine did not serve. */
export interface FailureRecord {
  readonly engine: EngineId;
  readonly failure: EngineFailure;
  readonly needsReload: boolean;
}

/** What an engine lacks that the program needed. */
export interface LackRecord {
  readonly engine: EngineId;
  readonly ability: Ability;
}

/** Why an engine did not run a program. */
export type ReasonRecord = FailureRecord | LackRecord;

/** Where a run ran. */
export interface PlaceRecord {
  readonly engine: EngineId;
  readonly nodeVersion: string;
  /** The seed with which it was shaken. */
  readonly seed?: number;
  /** Why the engine that would have been first did not run it. */
  readonly fellBackBecause?: ReasonRecord;
}

/** How a run ended: as its program did, or with its engine. */
export type Outcome = RunResult | { readonly kind: 'failed'; readonly failure: ReasonRecord };

/** One run of a block that is over. Of a long one, the latest events. */
export interface RunRecord {
  readonly events: readonly RunEvent[];
  /** How many lines came before those, where any did. */
  readonly earlierLines?: number;
  /** Not there when no engine could serve. */
  readonly place?: PlaceRecord;
  readonly outcome: Outcome;
  /** Whether the files were then as they came with the page: only then its property is asked for. */
  readonly wasOriginal: boolean;
  /** Whether the code has changed since. */
  readonly isStale?: boolean;
}

/** Why there are no more of many runs. `done`: there are as many as were asked for. */
export type ManyEnd =
  | { readonly kind: 'done' | 'stopped' | 'time' | 'endless' }
  | { readonly kind: 'failed'; readonly failure: ReasonRecord };

/** Many runs of a block that are over: each whole. */
export interface ManyRecord {
  readonly runs: readonly RunRecord[];
  readonly end: ManyEnd;
  /** Whether they were given lines that had been typed. */
  readonly hadInput: boolean;
  /** Whether the code has changed since. */
  readonly isStale: boolean;
}

/** The data of an engine's error. */
export function reasonRecord(error: EngineError | UnableError): ReasonRecord {
  if ('ability' in error) return { engine: error.engine, ability: error.ability };
  const { engine, failure, needsReload } = error;
  return { engine, failure, needsReload };
}

/** Where two outputs first differ: the line, from 1, and what stands there; '' where one has ended. */
export interface Difference {
  readonly line: number;
  readonly here: string;
  readonly recorded: string;
}

/**
 * `same`: line for line what was recorded. `kept`: not that, but all that the example promises.
 * `broken`: not even that.
 */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'kept' | 'broken'; readonly difference?: Difference };
