// The object behind `setImmediate`: one callback of the check phase.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import type { AsyncContext } from '../../loop/async-context.ts';
import { callbacks, callTold } from '../../loop/callbacks.ts';
import type { Told } from '../../loop/callbacks.ts';
import type { Handle, Job, Loop } from '../../loop/loop.ts';

/** Node's `Immediate`. It is queued at once. */
export class Immediate {
  readonly #loop: Loop;
  readonly #handle: Handle;
  readonly #job: Job;
  readonly #context: AsyncContext | undefined;
  readonly #told: Told | undefined;
  #waiting = true;

  constructor(loop: Loop, callback: () => void, told?: Told) {
    this.#loop = loop;
    this.#handle = loop.handle('Immediate');
    this.#handle.ref();
    this.#context = openResource('Immediate', this, true);
    const run = (): void => {
      callIn(this.#context, callback);
    };
    this.#told = told;
    this.#job = () => {
      this.#waiting = false;
      this.#handle.unref();
      callTold(this.#told, run);
    };
    loop.addImmediate(this.#job);
  }

  /** Whether it is over: Node's own name, which programs read. */
  get _destroyed(): boolean {
    return !this.#waiting;
  }

  ref(): this {
    if (this.#waiting) this.#handle.ref();
    return this;
  }

  unref(): this {
    this.#handle.unref();
    return this;
  }

  hasRef(): boolean {
    return this.#handle.hasRef;
  }

  /** Takes it out of the queue. */
  close(): void {
    if (this.#waiting) {
      closeResource(this.#context);
      if (this.#told) callbacks.teller?.withdrawn(this.#told);
    }
    this.#waiting = false;
    this.#loop.removeImmediate(this.#job);
    this.#handle.unref();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
