// `node:path`: POSIX paths, the only ones there are here, and Windows paths for whoever asks.
import { unavailable } from '../../errors/node-error.ts';
import type { Parts } from '../../thread/parts.ts';
import * as posix from '../../paths/posix.ts';

/** The exports of `node:path`, which are those of `node:path/posix` too. */
export function createPath(utilities: () => Parts['utilities']) {
  let win32: object | undefined;
  const path = {
    ...posix,
    _makeLong: posix.toNamespacedPath,
    matchesGlob(): never {
      throw unavailable('path.matchesGlob');
    },
    get win32(): object {
      win32 ??= utilities().createWin32(path);
      return win32;
    },
  };
  return Object.assign(path, { posix: path });
}
