// The error of an operation that an `AbortSignal` ended.

/** Node's `AbortError`: the signal's reason is its `cause`. */
export class AbortError extends Error {
  readonly code = 'ABORT_ERR';

  constructor(reason?: unknown) {
    super('The operation was aborted', reason === undefined ? undefined : { cause: reason });
    this.name = 'AbortError';
  }
}
