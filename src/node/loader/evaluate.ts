// Running a linked graph: each module once, after all that it imports.
import type { ModuleRecord } from './record.ts';

/**
 * Runs a module and what it imports, in the order of the language's standard. Returns a promise only
 * where a top-level `await` is in the way; without one all has run on return. Throws what a module
 * throws, the same again each time.
 */
export function evaluate(record: ModuleRecord): Promise<void> | undefined {
  switch (record.state) {
    case 'done':
    // Part of a circle: it is under way further up, and must not be waited for.
    case 'running':
      return undefined;
    case 'waiting':
      return record.promise;
    case 'failed':
      throw record.error;
    case 'found':
    case 'linked':
      return begin(record);
  }
}

function begin(record: ModuleRecord): Promise<void> | undefined {
  record.state = 'running';
  try {
    const pending = (record.esm?.requested ?? [])
      .map(evaluate)
      .filter((each) => each !== undefined);
    if (pending.length === 0 && !record.esm?.rewritten.async) {
      runNow(record);
      record.state = 'done';
      return undefined;
    }
    record.promise = finish(record, pending);
    // Whoever imports it hears of its failure; nobody else is meant to.
    record.promise.catch(() => undefined);
  } catch (error) {
    fail(record, error);
    throw error;
  }
  record.state = 'waiting';
  return record.promise;
}

function runNow(record: ModuleRecord): void {
  if (record.esm) void record.esm.body?.next();
  else record.run?.();
}

async function finish(record: ModuleRecord, pending: readonly Promise<void>[]): Promise<void> {
  try {
    if (pending.length > 0) await Promise.all(pending);
    if (record.esm?.rewritten.async) await record.esm.body?.next();
    else runNow(record);
    record.state = 'done';
  } catch (error) {
    fail(record, error);
    throw error;
  }
}

function fail(record: ModuleRecord, error: unknown): void {
  record.state = 'failed';
  record.error = error;
}

/** Whether a linked module, or one that it imports, has a top-level `await`. */
export function hasAsync(root: ModuleRecord): boolean {
  const seen = new Set<ModuleRecord>();
  const look = (record: ModuleRecord): boolean => {
    if (seen.has(record)) return false;
    seen.add(record);
    const { esm } = record;
    return esm !== undefined && (esm.rewritten.async || esm.requested.some(look));
  };
  return look(root);
}

/** The modules whose top-level `await` has not settled. */
export function unsettled(records: Iterable<ModuleRecord>): ModuleRecord[] {
  return [...records].filter(
    (record) => record.state === 'waiting' && record.esm?.waitingAt !== undefined,
  );
}
