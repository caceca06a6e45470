// What happened in a run, and who did it.

/** Who did something: one thread of one process. Thread 0 is a process's main thread. */
export interface Source {
  readonly pid: number;
  readonly threadId: number;
  readonly name?: string;
}

/** Calls that do not return before something happens elsewhere. */
export type BlockingCall = 'Atomics.wait' | 'spawnSync' | 'execFileSync' | 'execSync' | 'readSync';

/** Where callbacks run in a thread. */
export type LoopPlace =
  'program' | 'timers' | 'poll' | 'check' | 'closing' | 'ticks' | 'microtasks';

/** A place in a file of the program: its path below the folder that the run's files lie in; all else counts from 1. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface OfCallback {
  readonly callback: number;
  readonly in: LoopPlace;
  readonly by: string;
  readonly code?: CodePlace;
}

export type Stream = 'stdout' | 'stderr';

/** What happened in a run; `at` is milliseconds since the run began, on one clock for all threads. */
export type KernelEvent = { readonly at: number; readonly source: Source } & (
  | { readonly kind: 'started'; readonly parent?: Source; readonly askedAt?: number }
  | { readonly kind: Stream; readonly text: string }
  | { readonly kind: 'sent' | 'received'; readonly peer: Source; readonly message?: number }
  | { readonly kind: 'running' | 'waiting' | 'untold' }
  | { readonly kind: 'blocked'; readonly on: BlockingCall; readonly most?: number }
  | { readonly kind: 'failed'; readonly error: string }
  | {
      readonly kind: 'exited';
      readonly code: number | null;
      readonly signal: string | null;
      readonly terminated?: boolean;
    }
  | (OfCallback & { readonly kind: 'queued'; readonly within?: number; readonly dueAt?: number })
  | (OfCallback & { readonly kind: 'called'; readonly readyAt?: number })
  | { readonly kind: 'withdrawn' | 'returned'; readonly callback: number }
  | { readonly kind: 'unlisted' }
);
