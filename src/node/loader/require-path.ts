// What `createRequire` may be given.
import { invalidArgValue } from '../errors/node-error.ts';
import { fileURLToPath } from '../paths/file-url.ts';
import { isAbsolute } from '../paths/posix.ts';

/** Throws unless it is a path or a URL that a `require` can be made for. */
export function requirePath(from: unknown): string {
  if (from instanceof URL || (typeof from === 'string' && from.startsWith('file:'))) {
    return fileURLToPath(from);
  }
  if (typeof from === 'string' && isAbsolute(from)) return from;
  throw invalidArgValue(
    'filename',
    from,
    'must be a file URL object, file URL string, or absolute path string',
  );
}
