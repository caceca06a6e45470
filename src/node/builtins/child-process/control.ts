// `process.channel` and a forked child's `channel`: what decides whether the channel holds the process.
import { EventEmitter } from '../../events/emitter.ts';
import type { Handle } from '../../loop/loop.ts';

type Holding = Pick<Handle, 'ref' | 'unref'>;

/** Counts who wants the channel open, until somebody says `ref` or `unref` outright. */
export class Control extends EventEmitter {
  readonly #handle: Holding;
  #count = 0;
  #isOutright = false;

  constructor(handle: Holding) {
    super();
    this.#handle = handle;
  }

  refCounted(): void {
    this.#count += 1;
    if (this.#count === 1 && !this.#isOutright) this.#handle.ref();
  }

  unrefCounted(): void {
    this.#count -= 1;
    if (this.#count > 0 || this.#isOutright) return;
    this.#handle.unref();
    this.emit('unref');
  }

  ref(): void {
    this.#isOutright = true;
    this.#handle.ref();
  }

  unref(): void {
    this.#isOutright = true;
    this.#handle.unref();
  }

  /** The channel is no file here. */
  get fd(): undefined {
    return undefined;
  }
}
