// A run as it is kept: what happened, where it ran, how it ended; in no language, and only data.

import type {
  EngineError,
  EngineFailure,
  EngineId,
  RunEvent,
  RunResult,
} from '../../engine/types.ts';

/** Why an engine did not serve. */
export interface FailureRecord {
  readonly engine: EngineId;
  readonly failure: EngineFailure;
  readonly needsReload: boolean;
}

/** Where a run ran. */
export interface PlaceRecord {
  readonly engine: EngineId;
  readonly nodeVersion: string;
  /** Why the engine that would have been first did not run it. */
  readonly fellBackBecause?: FailureRecord;
}

/** How a run ended: as its program did, or with its engine. */
export type Outcome = RunResult | { readonly kind: 'failed'; readonly failure: FailureRecord };

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
}

/** The data of an engine's error. */
export function failureRecord({ engine, failure, needsReload }: EngineError): FailureRecord {
  return { engine, failure, needsReload };
}
