// `_handle` of a standard stream: what programs reach for that want its pipe itself.
import type { Handle } from '../../loop/loop.ts';

/** The pipe behind a standard stream. `handle` is what keeps the thread alive for it, if anything does. */
export class Pipe {
  readonly fd: number;
  readonly #handle: Handle | undefined;
  #isClosed = false;

  constructor(fd: number, handle?: Handle) {
    this.fd = fd;
    this.#handle = handle;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
    this.unref();
  }

  ref(): void {
    if (!this.#isClosed) this.#handle?.ref();
  }

  unref(): void {
    this.#handle?.unref();
  }

  hasRef(): boolean {
    return this.#handle?.hasRef ?? false;
  }

  /** What is written is on its way at once in any case. */
  setBlocking(): number {
    return 0;
  }
}
