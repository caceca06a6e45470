// What a disk throws: the name of a system error, which its callers put into words.

/** The system errors that a disk gives. */
export type FailureCode =
  | 'EACCES'
  | 'EBADF'
  | 'EBUSY'
  | 'EEXIST'
  | 'EFBIG'
  | 'EINVAL'
  | 'EISDIR'
  | 'ELOOP'
  | 'EMFILE'
  | 'ENAMETOOLONG'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOTDIR'
  | 'ENOTEMPTY'
  | 'ENXIO'
  | 'EPERM'
  | 'ESPIPE';

/** A call that failed, with nothing changed. */
export class DiskFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Throws one, without a stack: it is dear, and whoever words the failure makes another. */
export function fail(code: FailureCode): never {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    throw new DiskFailure(code);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
