// What programs are told of delays that no timer can have.
import { longestDelay } from './timeout.ts';

type Warn = (message: string, type: string) => void;

/** The warnings of one thread. Of too long a delay it tells each time, of others once. */
export class TimerWarnings {
  readonly warn: Warn;
  readonly #told = new Set<string>();

  constructor(warn: Warn) {
    this.warn = warn;
  }

  /** Says what is wrong with a delay, if anything is. */
  heed(delay: unknown): void {
    if (delay === undefined) return;
    const number = Number(delay);
    if (number > longestDelay) {
      this.#tell(
        'TimeoutOverflowWarning',
        `${String(number)} does not fit into a 32-bit signed integer.`,
      );
    } else if (number < 0) {
      this.#tellOnce('TimeoutNegativeWarning', `${String(number)} is a negative number.`);
    } else if (Number.isNaN(number)) {
      this.#tellOnce('TimeoutNaNWarning', `${String(number)} is not a number.`);
    }
  }

  #tellOnce(type: string, what: string): void {
    if (this.#told.has(type)) return;
    this.#told.add(type);
    this.#tell(type, what);
  }

  #tell(type: string, what: string): void {
    this.warn(`${what}\nTimeout duration was set to 1.`, type);
  }
}
