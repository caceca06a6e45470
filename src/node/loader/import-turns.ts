// When a module that was imported by `import()` runs: as late as in Node, whose loader takes its turns.
import { asyncState } from '../loop/async-context.ts';
import type { AsyncContext } from '../loop/async-context.ts';
import { evaluate } from './evaluate.ts';
import type { ModuleRecord } from './record.ts';

/**
 * Turns of the microtask queue, measured in Node: from the call to the first step of a module, with and
 * without imports of its own; from its last step to the promise; from the call to a failure to find it.
 */
const turns = { toModule: 5, toGraph: 7, fromModule: 3, toFailure: 3 } as const;

/** What linking takes of them where a module has a top-level `await`. */
const linkingTurns = 3;

/**
 * Finds and links a module at once, and runs it later, in the context of whoever asked. Rejects with
 * what either throws.
 */
export async function importInTurns(
  find: () => ModuleRecord,
  link: (record: ModuleRecord) => Promise<unknown> | undefined,
): Promise<ModuleRecord> {
  const { current } = asyncState;
  let record: ModuleRecord;
  let before: number;
  let isNew: boolean;
  let isWaiting: boolean;
  try {
    record = find();
    isNew = record.state === 'found' || record.state === 'linked';
    isWaiting = record.state === 'waiting';
    const linked = link(record);
    const hasImports = isNew && record.esm !== undefined && record.esm.requested.length > 0;
    before = hasImports ? turns.toGraph : turns.toModule;
    if (linked) {
      await linked;
      before -= linkingTurns;
    }
  } catch (error) {
    await pass(turns.toFailure);
    throw error;
  }
  await pass(before);
  try {
    await inContext(current, () => evaluate(record));
  } finally {
    if (isNew || isWaiting) await pass(turns.fromModule);
  }
  return record;
}

function inContext<T>(context: AsyncContext, job: () => T): T {
  const before = asyncState.current;
  asyncState.current = context;
  try {
    return job();
  } finally {
    asyncState.current = before;
  }
}

/** Lets so many turns of the microtask queue go by. */
async function pass(count: number): Promise<void> {
  for (let left = count; left > 1; left -= 1) await Promise.resolve();
}
