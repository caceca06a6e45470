// Events on their way from where they happen to whoever iterates over them.

interface Waiting<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** A queue that is read once, from the start, as an async iterable. */
export class EventQueue<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  #waiting: Waiting<T> | undefined;
  #end: { readonly error: unknown } | 'closed' | undefined;

  push(item: T): void {
    if (this.#end) return;
    const waiting = this.#takeWaiting();
    if (waiting) waiting.resolve({ value: item, done: false });
    else this.#items.push(item);
  }

  /** No more will come: the iteration ends behind what is there. */
  close(): void {
    if (this.#end) return;
    this.#end = 'closed';
    this.#takeWaiting()?.resolve({ value: undefined, done: true });
  }

  /** The iteration throws behind what is there. */
  fail(error: unknown): void {
    if (this.#end) return;
    this.#end = { error };
    this.#takeWaiting()?.reject(error);
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return {
      next: () => this.#next(),
      // Who stops reading is told no more; the run itself goes on.
      return: () => {
        this.close();
        this.#items.length = 0;
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }

  #takeWaiting(): Waiting<T> | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  async #next(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items.shift();
    if (item !== undefined) return { value: item, done: false };
    if (this.#end === 'closed') return { value: undefined, done: true };
    if (this.#end) throw this.#end.error;
    return await new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }
}
