// Running a linked graph: each module once, after all that it imports.
import { asProgram } from '../loop/callbacks.ts';
import type { ModuleRecord } from './record.ts';

/**
 * Modules on their way from the one that is evaluated to the one that runs: those of a circle stay until its root,
 * the first of them to be reached, has run or waits.
 */
class Path {
  readonly #records: ModuleRecord[] = [];
  /** Of each: the place of the first one that it leads back to, itself if to none before. */
  readonly #leadsBackTo = new Map<ModuleRecord, number>();

  has(record: ModuleRecord): boolean {
    return this.#leadsBackTo.has(record);
  }

  enter(record: ModuleRecord): void {
    this.#leadsBackTo.set(record, this.#records.push(record) - 1);
  }

  /** It imports another one of these. */
  lead(from: ModuleRecord, to: ModuleRecord): void {
    this.#leadsBackTo.set(from, Math.min(this.#placeOf(from), this.#placeOf(to)));
  }

  /** Takes a circle off whose root this is, a module outside of circles by itself; gives nothing before. */
  leave(record: ModuleRecord): readonly ModuleRecord[] {
    const place = this.#placeOf(record);
    if (this.#records[place] !== record) return [];
    const circle = this.#records.splice(place);
    for (const each of circle) this.#leadsBackTo.delete(each);
    return circle;
  }

  #placeOf(record: ModuleRecord): number {
    return this.#leadsBackTo.get(record) ?? Infinity;
  }
}

/**
 * Runs a module and what it imports, in the order of the language's standard. Returns a promise only
 * where a top-level `await` is in the way; without one all has run on return. Throws what a module
 * throws, the same again each time.
 */
export function evaluate(record: ModuleRecord): Promise<void> | undefined {
  return asProgram(() => evaluateOn(record.root ?? record, new Path()));
}

function evaluateOn(record: ModuleRecord, path: Path): Promise<void> | undefined {
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
      return begin(record, path);
  }
}

function begin(record: ModuleRecord, path: Path): Promise<void> | undefined {
  record.state = 'running';
  path.enter(record);
  try {
    const pending = (record.esm?.requested ?? [])
      .map((each) => evaluateFor(record, each, path))
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
  } finally {
    for (const each of path.leave(record)) {
      each.root = record;
      if (hasFailed(record)) fail(each, record.error);
    }
  }
  record.state = 'waiting';
  return record.promise;
}

/** Whoever imports one of a circle from outside waits for all of it. */
function evaluateFor(
  importer: ModuleRecord,
  record: ModuleRecord,
  path: Path,
): Promise<void> | undefined {
  const promise = evaluateOn(record, path);
  if (path.has(record)) path.lead(importer, record);
  else if (record.root) return evaluateOn(record.root, path);
  return promise;
}

function runNow(record: ModuleRecord): void {
  if (record.esm) void record.esm.body?.next();
  else record.run?.();
}

async function finish(record: ModuleRecord, pending: readonly Promise<void>[]): Promise<void> {
  try {
    // One promise is waited for by itself: all of them would take more turns.
    if (pending.length > 0) await (pending.length === 1 ? pending[0] : Promise.all(pending));
    if (record.esm?.rewritten.async) await record.esm.body?.next();
    else runNow(record);
    record.state = 'done';
  } catch (error) {
    fail(record, error);
    throw error;
  }
}

function hasFailed({ state }: ModuleRecord): boolean {
  return state === 'failed';
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
