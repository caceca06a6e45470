// The ids of a run's processes: the trace numbers them itself, and readers see what the program sees.
import { isUnknown, type Source } from '../types.ts';

/** Which process has which id. */
export interface PidTable {
  /** The process that the trace calls `number` has this id, as far as it knows. The first word counts. */
  name(number: number, pid: number): void;
  /** A source by the id that readers see. */
  source(traced: Source): Source;
  /** Whether a process may be asked for by this id: no other one has it. */
  isReal(pid: number): boolean;
}

/** An empty table. */
export function createPidTable(): PidTable {
  const pids = new Map<number, number>();
  const taken = new Set<number>();
  /** Those that had to be made up, since the host gives one id to many. */
  const madeUp = new Set<number>();

  function pidOf(number: number): number {
    const pid = pids.get(number);
    if (pid !== undefined) return pid;
    pids.set(number, number);
    taken.add(number);
    return number;
  }

  return {
    name: (number, pid) => {
      if (pids.has(number)) return;
      let free = pid;
      while (taken.has(free)) free += 1;
      if (free !== pid) madeUp.add(free);
      taken.add(free);
      pids.set(number, free);
    },
    source: (traced) => {
      const pid = pidOf(traced.pid);
      return pid === traced.pid ? traced : { ...traced, pid };
    },
    isReal: (pid) => !madeUp.has(pid) && !isUnknown({ pid, threadId: 0 }),
  };
}
