// The key of a thread: one text for one thread of one process.

import type { Source } from '../engine/types.ts';

/** Tells the threads of a run apart, whatever they are called. */
export const keyOf = ({ pid, threadId }: Source): string => `${pid}/${threadId}`;
