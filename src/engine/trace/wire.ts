// What a program does travels inside its own output stream: the records, and how they are told from text.
import type { BlockingCall, CodePlace, LoopPlace, Source } from '../types.ts';

/**
 * One thing that happened, as the traced program reports it: a `RunEvent` whose `at` is still in
 * milliseconds of the wall clock. `raw` marks a process that cannot trace itself but prints into
 * the run's output; `starting` comes before it, from the thread that is about to start one, and
 * `waited` after it, where the thread waited for its end. `failed` comes from a process before Node
 * itself prints of which error it dies; `born` from a thread, of one that it has started and not
 * heard of yet. A message may be the first that is heard of a thread: so it bears the parent.
 *
 * The trace numbers processes itself: a host may give all of them one id. `pid` is the one that the
 * program sees, of a process that is not the first. `shares` marks a process whose output is the run's
 * own, and `bare` one, or a thread, that may not know of the trace, as far as its parent can tell.
 *
 * Other times than `at` are milliseconds before it: `asked` is when the parent asked for the thread, and
 * `waits` are the beginnings and the ends, in turn, of a thread's waiting, of which the last may lack its
 * end. `callbacks` holds what a thread tells of them, in its order; their times are by the same clock. `last` says that nothing more will be told of how it ran and waited: it is about to end. `by` is
 * another thread that tells of it, by its own clock.
 */
export type TraceRecord = { readonly at: number; readonly source: Source } & (
  | {
      readonly kind: 'started';
      readonly parent?: Source;
      readonly asked?: number;
      readonly pid?: number;
      readonly raw?: boolean;
      readonly shares?: boolean;
      readonly bare?: boolean;
    }
  | { readonly kind: 'starting' | 'waited' | 'born' }
  | { readonly kind: 'stdout' | 'stderr'; readonly text: string }
  | {
      readonly kind: 'sent' | 'received';
      readonly peer: Source;
      readonly message: number;
      readonly parent?: Source;
    }
  | { readonly kind: 'running' | 'untold' }
  | { readonly kind: 'blocked'; readonly on: BlockingCall; readonly most?: number }
  | {
      readonly kind: 'waits';
      readonly waits: readonly number[];
      readonly last?: boolean;
      readonly by?: Source;
    }
  | { readonly kind: 'callbacks'; readonly told: readonly CallbackRecord[] }
  | { readonly kind: 'failed'; readonly error: string; readonly by?: Source }
  | {
      readonly kind: 'exited';
      readonly code: number | null;
      readonly signal: string | null;
      readonly terminated?: boolean;
    }
);

interface OfCallback {
  readonly callback: number;
  readonly in: LoopPlace;
  readonly by: string;
  readonly code?: CodePlace;
}

/** What a thread tells of a callback: see `RunEvent`. */
export type CallbackRecord = { readonly at: number } & (
  | (OfCallback & { readonly kind: 'queued'; readonly within?: number; readonly dueAt?: number })
  | (OfCallback & { readonly kind: 'called'; readonly readyAt?: number })
  | { readonly kind: 'withdrawn' | 'returned'; readonly callback: number }
  | { readonly kind: 'unlisted' }
);

/**
 * A record is framed as `opening`, its JSON in printable ASCII, `closing`: nothing in it that a
 * terminal translates or that a cut between two chunks can harm. `limit` is the longest frame in
 * bytes: POSIX keeps writes of up to 4096 bytes to a pipe whole when several processes share it.
 */
export interface Wire {
  readonly key: string;
  readonly opening: string;
  readonly closing: string;
  readonly limit: number;
  /** A pattern of the lines that the trace itself has in the stack of an error: the key is in its file's name. */
  readonly ownLine: string;
}

/** The wire of one run. The key is what the program must not know: make it long and random. */
export function traceWire(key: string): Wire {
  const ownLine = `\\n +at [^\\n]*${key}\\.cjs:\\d+:\\d+\\)?(?=\\n|$)`;
  return { key, opening: `\u001b_${key};`, closing: '\u001b\\', limit: 4096, ownLine };
}
