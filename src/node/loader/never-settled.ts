// The error of hooks that never end: thrown where they are waited for, and never told to an `import()`.
import { nodeError } from '../errors/node-error.ts';

const code = 'ERR_ASYNC_LOADER_REQUEST_NEVER_SETTLED';

/** `method` is what was asked for: `register`, `resolve` or `load`. */
export function neverSettled(method: string, args: readonly unknown[]): Error {
  return nodeError(Error, code, 'Async loader request never settled', {
    details: { method, args },
  });
}

export function isNeverSettled(error: unknown): boolean {
  return error instanceof Error && (error as { readonly code?: unknown }).code === code;
}
