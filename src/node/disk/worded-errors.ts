// The errors of `fs` as Node words them.
import type { DiskFailure, FailureCode } from '../disk/failure.ts';
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
    throw isRaw(error) ? fsError(error.code, syscall, path, dest) : error;
  }
}

// Not by its class: this code is a script of its own, and the disk's class is another's.
function isRaw(error: unknown): error is DiskFailure {
  const { code, syscall } = error as Partial<NodeJS.ErrnoException>;
  return code !== undefined && code in systemErrors && syscall === undefined;
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
  return Object.defineProperty(error, 'name', {
    value: 'SystemError',
    configurable: true,
    writable: true,
    enumerable: false,
  });
}
