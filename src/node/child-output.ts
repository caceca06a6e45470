// `child.stdout` and `child.stderr`: what a child prints, as a stream to read.
import { bytesOf } from './child-bytes.ts';
import { EventEmitter } from './event-emitter.ts';
import type { EventName, Listener } from './event-emitter.ts';
import type { ThreadContext } from './thread-context.ts';

interface Target extends EventEmitter {
  write(chunk: unknown): boolean;
  end(): unknown;
}

/** As much of a readable stream as the output of a process is asked for. */
export class ChildOutput extends EventEmitter {
  readonly readable = true;
  destroyed = false;
  readableEnded = false;
  readableFlowing: boolean | null = null;
  readonly #thread: ThreadContext;
  readonly #chunks: string[] = [];
  #encoded = false;
  #over = false;
  #scheduled = false;

  constructor(thread: ThreadContext) {
    super();
    this.#thread = thread;
  }

  /** Text has arrived; null when it was the last. */
  push(text: string | null): void {
    if (text === null) this.#over = true;
    else this.#chunks.push(text);
    this.#schedule();
  }

  // Not `addListener` too: in an emitter of Node's each is the other.
  override on(name: EventName, listener: Listener): this {
    super.on(name, listener);
    if (name === 'data' && this.readableFlowing !== false) this.resume();
    return this;
  }

  override addListener(name: EventName, listener: Listener): this {
    return this.on(name, listener);
  }

  setEncoding(): this {
    this.#encoded = true;
    return this;
  }

  resume(): this {
    this.readableFlowing = true;
    this.#schedule();
    return this;
  }

  pause(): this {
    this.readableFlowing = false;
    return this;
  }

  isPaused(): boolean {
    return this.readableFlowing === false;
  }

  pipe<T extends Target>(target: T, options: { readonly end?: boolean } = {}): T {
    this.on('data', (chunk) => target.write(chunk));
    if (options.end !== false) this.once('end', () => target.end());
    target.emit('pipe', this);
    return target;
  }

  /** Throws away what is unread, unless someone reads it: the child has ended. */
  drain(): void {
    if (this.readableFlowing === null) this.resume();
  }

  destroy(): this {
    if (this.destroyed) return this;
    this.#chunks.length = 0;
    this.#finish();
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void, undefined> {
    const ready: unknown[] = [];
    let wake: (() => void) | undefined;
    const next = (): void => {
      wake?.();
    };
    this.on('data', (chunk) => {
      ready.push(chunk);
      next();
    });
    this.once('close', next);
    for (;;) {
      while (ready.length > 0) yield ready.shift();
      if (this.destroyed) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.destroyed) return;
    this.#scheduled = true;
    this.#thread.loop.tick(() => {
      this.#scheduled = false;
      this.#flow();
    });
  }

  #flow(): void {
    while (this.readableFlowing === true && this.#chunks.length > 0) {
      const text = this.#chunks.shift() ?? '';
      this.emit('data', this.#encoded ? text : bytesOf(text));
    }
    if (!this.#over || this.#chunks.length > 0 || this.readableEnded || this.destroyed) return;
    if (this.readableFlowing !== true) return;
    this.readableEnded = true;
    this.emit('end');
    this.#thread.loop.tick(() => {
      this.#finish();
    });
  }

  #finish(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }
}
