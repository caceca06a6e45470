// How much a run may still print: one count for all of its threads.
import { outputLimit } from '../system/limits.ts';

export class OutputAllowance {
  readonly #printed: Int32Array;

  /** `printed` is the run's count, in characters; without shared memory each thread has its own. */
  constructor(printed: Int32Array | undefined) {
    this.#printed = printed ?? new Int32Array(1);
  }

  /** As much of a text as may be printed: all of it, or its beginning, and then nothing more. */
  admit(text: string): string {
    // Looked at first, so that the count of many threads that go on does not run over.
    const before = Atomics.load(this.#printed, 0);
    if (before > outputLimit) return '';
    const room =
      outputLimit - Atomics.add(this.#printed, 0, Math.min(text.length, outputLimit + 1));
    return text.length <= room ? text : text.slice(0, Math.max(0, room));
  }
}
