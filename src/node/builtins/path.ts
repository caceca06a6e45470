// `node:path`: POSIX paths, the only ones there are here.
import { unavailable } from '../errors.ts';
import * as posix from '../posix-path.ts';

/** The exports of `node:path`, which are those of `node:path/posix` too. */
export function createPath() {
  const path = {
    ...posix,
    _makeLong: posix.toNamespacedPath,
    matchesGlob(): never {
      throw unavailable('path.matchesGlob');
    },
    get win32(): never {
      throw unavailable('path.win32');
    },
  };
  return Object.assign(path, { posix: path });
}
