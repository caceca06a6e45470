// The errors of `fs` as Node words them.
import { defineHidden } from '../values/define-property.ts';
import { DiskFailure } from './failure.ts';
import type { FailureCode } from './failure.ts';
import { nodeError } from '../errors/node-error.ts';
import { systemErrors } from '../system/errors.ts';

/** `ENOENT: no such file or directory, open 'x'`, with what Node hangs onto it. */
export function fsError(
  code: FailureCode,
  syscall: string,
  path?: string,
  dest?: string,
): NodeJS.ErrnoException {
  const [errno, text] = systemErrors[code];
  const what = path === undefined ? '' : ` '${path}'`;
  const where = dest === undefined ? '' : ` -> '${dest}'`;
  const error = new Error(`${code}: ${text}, ${syscall}${what}${where}`);
  return Object.assign(error, {
    errno,
    code,
    syscall,
    ...(path !== undefined && { path }),
    ...(dest !== undefined && { dest }),
  });
}

/** Runs a call of the disk's; what it throws gets Node's words. */
export function calling<T>(syscall: string, call: () => T, path?: string, dest?: string): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof DiskFailure ? fsError(error.code, syscall, path, dest) : error;
  }
}

/** Whether an error is one of these. */
export function isFailure(error: unknown, ...codes: readonly FailureCode[]): boolean {
  return codes.includes((error as { code?: FailureCode } | undefined)?.code as FailureCode);
}

/** What Node's own code, rather than the system, finds wrong with a path: `SystemError`. */
export function fsSystemError(
  code: string,
  context: {
    readonly message: string;
    readonly path: string;
    readonly syscall: string;
    readonly code: 'EISDIR' | 'EEXIST' | 'EINVAL' | 'ENOTDIR';
  },
  prefix: string,
): Error {
  const [errno] = systemErrors[context.code];
  const { syscall, message, path } = context;
  const text = `${prefix}: ${syscall} returned ${context.code} (${message}) ${path}`;
  const error = nodeError(Error, code, text, {
    info: { ...context, errno: -errno },
    errno: -errno,
    syscall,
    path,
  });
  return defineHidden(error, 'name', 'SystemError');
}
