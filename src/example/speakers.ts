// The threads and processes of a run, each with a name and a lane of its own.

import { isUnknown, type Source } from '../engine/types.ts';
import { sourceLabel } from './source.ts';

/** How many lanes have a colour of their own; later speakers share those of the others than main. */
export const laneCount = 6;

/** One thread or process, as a reader sees it. */
export interface Speaker {
  /** `main`, `worker 1`, `child 4012`, or the words for an unknown one. */
  readonly label: string;
  /** From 0 to {@link laneCount} - 1, the main thread's being 0; {@link laneCount} itself has no colour. */
  readonly lane: number;
}

/**
 * Tells the speakers of one run apart. The first that is known is the program's main thread. Its workers
 * have the lanes of their numbers, in whatever order they speak, so that `worker 1` looks the same in
 * every run; child processes, whose numbers differ in every run, have the others, from the last one down.
 */
export class Speakers {
  #main: Source | undefined;
  readonly #unknown: Speaker;
  #others = 0;
  readonly #seen = new Map<string, Speaker>();

  /** `unknown` is what a reader calls a source of which nothing is known. */
  constructor(unknown: string) {
    this.#unknown = { label: unknown, lane: laneCount };
  }

  see(source: Source): Speaker {
    if (isUnknown(source)) return this.#unknown;
    this.#main ??= source;
    const key = `${String(source.pid)}/${String(source.threadId)}`;
    const known = this.#seen.get(key);
    if (known) return known;
    const speaker = {
      label: sourceLabel(source, this.#main),
      lane: this.#lane(source, this.#main),
    };
    this.#seen.set(key, speaker);
    return speaker;
  }

  #lane(source: Source, main: Source): number {
    if (source === main) return 0;
    const shared = laneCount - 1;
    if (source.pid === main.pid) return 1 + ((source.threadId - 1) % shared);
    const lane = shared - (this.#others % shared);
    this.#others += 1;
    return lane;
  }
}
