// How many processes run files side by side, whatever `concurrency` says.
import { mostProcesses } from '../../../system/limits.ts';

/** Half of those that there may be: what is tested may launch some, too. */
const most = Math.floor(mostProcesses / 2);

export class Slots {
  #free = most;
  readonly #waiting: (() => void)[] = [];

  /** Resolves when there is room for one more process. */
  async take(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** One has ended. */
  giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
