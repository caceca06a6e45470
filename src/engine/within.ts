// Waiting with an end: no promise of an engine may keep a reader for ever.

/**
 * Settles as `work` does, but rejects with `late()` when `limit` milliseconds have passed, and with
 * the signal's reason when that aborts. `Infinity` is no limit. What has already settled is never
 * late, even with no time left. `work` itself goes on; a later rejection of it is taken care of.
 */
export function within<T>(
  limit: number,
  work: Promise<T>,
  late: () => Error,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer =
      limit === Infinity
        ? undefined
        : setTimeout(() => {
            reject(late());
          }, limit);
    const abort = (): void => {
      reject(signal?.reason as Error);
    };
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}
