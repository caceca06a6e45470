// What is marked in a lane: each mark is one thing that its thread did, or that was done to it.

import type { Source } from '../engine/types.ts';

/** What a mark says happened. */
export const markKinds = [
  'started',
  'stdout',
  'stderr',
  'sent',
  'received',
  'error',
  'exited',
] as const;
export type MarkKind = (typeof markKinds)[number];

interface Marked {
  /** Milliseconds since the run began. */
  readonly at: number;
}

/** How a thread ended. All of it is left out where nothing tells. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Whether another thread of its process ended it. */
  readonly terminated: boolean;
}

/** One thing that happened. */
export type Mark =
  /** A line of output, and its place among all lines of the run, from 0. */
  | (Marked & { readonly kind: 'stdout' | 'stderr'; readonly text: string; readonly line: number })
  | (Marked & { readonly kind: 'sent' | 'received'; readonly peer: Source })
  | (Marked & { readonly kind: 'started'; readonly parent?: Source })
  | (Marked & { readonly kind: 'error'; readonly error: string })
  | (Marked & Exit & { readonly kind: 'exited' });
