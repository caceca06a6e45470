// What programs are told of delays that no timer can have.
import { longestDelay, wholeDelay } from './timeout.ts';
import type { Warn } from '../../values/warn.ts';

/** The warnings of one thread. Of too long a delay it tells each time, of others once. */
export class TimerWarnings {
  readonly #warn: Warn;
  readonly #told = new Set<string>();

  constructor(warn: Warn) {
    this.#warn = warn;
  }

  /** A delay as whole milliseconds; says what is wrong with it, if anything is. */
  heed(delay: unknown): number {
    if (delay === undefined) return 1;
    // To multiply, unlike `Number()`, takes no BigInt; neither does Node.
    const number = (delay as number) * 1;
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
    return wholeDelay(number);
  }

  #tellOnce(type: string, what: string): void {
    if (this.#told.has(type)) return;
    this.#told.add(type);
    this.#tell(type, what);
  }

  #tell(type: string, what: string): void {
    this.#warn(`${what}\nTimeout duration was set to 1.`, type);
  }
}
