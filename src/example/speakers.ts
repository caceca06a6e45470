// The threads and processes of a run, each with a name and a lane of its own, in order of appearance.

import type { Source } from '../engine/types.ts';
import { sourceLabel } from './source.ts';

/** How many lanes have a colour of their own; later speakers share them. */
export const laneCount = 6;

/** One thread or process, as a reader sees it. */
export interface Speaker {
  /** `main`, `worker 1`, `child 4012`. */
  readonly label: string;
  /** From 0 to {@link laneCount} - 1; the main thread's is 0. */
  readonly lane: number;
}

/** Tells the speakers of one run apart. The first that is seen is the program's main thread. */
export class Speakers {
  #main: Source | undefined;
  readonly #seen = new Map<string, Speaker>();

  see(source: Source): Speaker {
    this.#main ??= source;
    const key = `${String(source.pid)}/${String(source.threadId)}`;
    const known = this.#seen.get(key);
    if (known) return known;
    const lane = this.#seen.size % laneCount;
    const speaker = { label: sourceLabel(source, this.#main), lane };
    this.#seen.set(key, speaker);
    return speaker;
  }
}
