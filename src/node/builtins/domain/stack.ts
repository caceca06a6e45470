// The domains that a thread is in, the innermost last, and who catches what is thrown there.
import type { EventEmitter } from '../../events/emitter.ts';
import type { Process } from '../process/process.ts';

/** What is kept here of the exports of the module, where programs read it. */
interface Shown<Domain> {
  _stack: Domain[];
  active: Domain | null | undefined;
}

/** What it has to know of a domain. */
export interface Catching extends EventEmitter {
  enter(): void;
  exit(): void;
  _errorHandler(error: unknown): boolean;
}

type SetCapture = Process['setUncaughtExceptionCaptureCallback'];

export class DomainStack<Domain extends Catching> {
  readonly #process: Process;
  readonly #shown: () => Shown<Domain>;
  #setCapture: SetCapture = () => undefined;
  #active: Domain | null | undefined = null;

  constructor(process: Process, shown: () => Shown<Domain>) {
    this.#process = process;
    this.#shown = shown;
  }

  /** From now on `process.domain` is the innermost, and exceptions go to it. */
  install(setCapture: SetCapture): void {
    this.#setCapture = setCapture;
    Object.defineProperty(this.#process, 'domain', {
      enumerable: true,
      get: () => this.#active,
      set: (domain: Domain | null | undefined) => {
        this.#active = domain;
      },
    });
    this.#listen();
  }

  /** `process.domain`, which programs may set. */
  get active(): Domain | null | undefined {
    return this.#active;
  }

  set active(domain: Domain | null | undefined) {
    this.#active = domain;
    this.#shown().active = domain;
  }

  /** What the module says is active: `process.domain`, unless the program has set that. */
  get shownActive(): Domain | null | undefined {
    return this.#shown().active;
  }

  get size(): number {
    return this.#shown()._stack.length;
  }

  get top(): Domain | undefined {
    return this.#shown()._stack.at(-1);
  }

  push(domain: Domain): void {
    this.active = domain;
    this.#shown()._stack.push(domain);
    this.update();
  }

  /** Leaves a domain, and all that were entered in it. */
  leave(domain: Domain): void {
    const { _stack: stack } = this.#shown();
    const at = stack.lastIndexOf(domain);
    if (at < 0) return;
    stack.splice(at);
    this.active = stack.at(-1);
    this.update();
  }

  clear(): void {
    this.#shown()._stack.length = 0;
    this.active = null;
    this.update();
  }

  /** Exceptions go to the innermost domain where any of those entered has a listener for them. */
  update(): void {
    this.release();
    if (this.#shown()._stack.every((domain) => domain.listenerCount('error') === 0)) return;
    this.#setCapture((error: unknown) => this.#active?._errorHandler(error));
  }

  /** Exceptions go where they go without domains. */
  release(): void {
    this.#setCapture(null);
  }

  /** Does something outside the active domain, as often as that was entered in a row. */
  outside(job: () => void): void {
    const shown = this.#shown();
    const { _stack: before } = shown;
    const active = this.#active;
    const kept = before.slice();
    while (before.length > 0 && before.at(-1) === active) before.pop();
    this.active = before.at(-1) ?? null;
    this.update();
    job();
    shown._stack = kept;
    this.active = active;
    this.update();
  }

  /** The first listener of `uncaughtException` is the one that clears the stack. */
  #listen(): void {
    const process: EventEmitter = this.#process;
    const event = 'uncaughtException';
    const clear = (): void => {
      this.clear();
    };
    process.on('newListener', (name, listener) => {
      if (name !== event || listener === clear) return;
      process.removeListener(event, clear);
      process.prependListener(event, clear);
    });
    process.on('removeListener', (name, listener) => {
      if (name !== event || listener === clear) return;
      const left = process.listeners(event);
      if (left.length === 1 && left[0] === clear) process.removeListener(event, clear);
    });
  }
}
