// What a thread takes from the browser before any program can see it.
import type { ScriptDoor } from '../loader/run-script.ts';
import type { ThreadOrder, ThreadReport } from '../wire/host.ts';

/** What the browser lends to the kernel; programs do not get to see it. */
export interface Realm extends ScriptDoor {
  /** When the thread's first order came, by `performance.now()`. */
  readonly calledAt: () => number;
  readonly send: (report: ThreadReport, transfer?: Transferable[]) => void;
  /** Calls back once per order of the host's. */
  readonly onOrder: (listener: (order: ThreadOrder) => void) => void;
  /** Does not return. */
  readonly halt: () => void;
}
