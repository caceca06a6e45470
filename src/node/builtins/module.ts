// `node:module`: `require` for ES modules.
import { nodeError } from '../errors/node-error.ts';
import { fileURLToPath } from '../paths/file-url.ts';
import { bare } from '../values/bare.ts';
import { nodeModules } from './absent/missing.ts';
import type { Loader } from '../loader/loader.ts';
import { isAbsolute } from '../paths/posix.ts';

/** The exports of `node:module`. */
export function createModule(loader: () => Loader) {
  return {
    builtinModules: [...nodeModules],
    constants: bare({
      compileCacheStatus: bare({ FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
    }),
    isBuiltin: (specifier: string) =>
      nodeModules.has(specifier) || nodeModules.has(specifier.replace(/^node:/u, '')),
    createRequire(from: string | URL) {
      if (from instanceof URL || (typeof from === 'string' && from.startsWith('file:'))) {
        return loader().commonJs.createRequire(fileURLToPath(from));
      }
      if (typeof from === 'string' && isAbsolute(from))
        return loader().commonJs.createRequire(from);
      throw nodeError(
        TypeError,
        'ERR_INVALID_ARG_VALUE',
        `The argument 'filename' must be a file URL object, file URL string, or absolute path string. Received '${String(from)}'`,
      );
    },
  };
}
