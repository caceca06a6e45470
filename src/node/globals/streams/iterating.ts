// `ReadableStream.prototype.values`: by a reader of its own, so that the end of the stream is seen.

interface Options {
  readonly preventCancel?: boolean;
}

/** The chunks of a stream, which is cancelled when the loop is left early. */
export function values(
  this: ReadableStream<unknown>,
  { preventCancel = false }: Options = {},
): AsyncIterableIterator<unknown> {
  const reader = this.getReader();
  let over = false;
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(job: () => Promise<T>): Promise<T> => {
    const next = last.then(job, job);
    last = next;
    return next;
  };
  const end: IteratorResult<unknown> = { value: undefined, done: true };
  return {
    next: () =>
      queue(async () => {
        if (over) return end;
        try {
          const { value, done } = await reader.read();
          if (!done) return { value, done };
        } catch (error) {
          over = true;
          reader.releaseLock();
          throw error;
        }
        over = true;
        reader.releaseLock();
        return end;
      }),
    return: (value: unknown) =>
      queue(async () => {
        if (!over) {
          over = true;
          const cancelled = preventCancel ? undefined : reader.cancel(value);
          reader.releaseLock();
          await cancelled;
        }
        return { value, done: true };
      }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
