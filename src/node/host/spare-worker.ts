// A worker made ahead: a program begins without waiting for one to load the kernel.
import type { ThreadWorker } from './workers.ts';

/** At most one that no thread has yet. It waits for its orders, and uses no processor meanwhile. */
export class SpareWorker {
  readonly #make: () => ThreadWorker;
  #spare: ThreadWorker | undefined;

  constructor(make: () => ThreadWorker) {
    this.#make = make;
  }

  /** Makes one, if none is there. */
  prepare(): void {
    if (this.#spare) return;
    const spare = this.#make();
    // Whoever takes it listens to this instead. Until then nobody can be told: the next try will fail, too.
    spare.onerror = () => {
      if (this.#spare === spare) this.#spare = undefined;
    };
    this.#spare = spare;
  }

  /** The spare one, or one made now. */
  take(): ThreadWorker {
    const worker = this.#spare ?? this.#make();
    this.#spare = undefined;
    return worker;
  }
}
