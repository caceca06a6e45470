// Why there is no run: an engine's failure as it is kept.

import { EngineError, UnableError } from '../../engine/types.ts';
import { reasonRecord, type ReasonRecord } from '../block/run-record.ts';

/** An engine's own failure; anything else is a fault of ours, reported as one. */
export function reasonOf(error: unknown): ReasonRecord {
  if (error instanceof EngineError || error instanceof UnableError) return reasonRecord(error);
  reportError(error);
  return { engine: 'builtin', failure: 'broken', needsReload: false };
}
