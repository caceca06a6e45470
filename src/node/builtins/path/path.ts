// `node:path`: POSIX paths, the only ones there are here, and Windows paths for whoever asks.
import { createMatchesGlob } from './matches-glob.ts';
import type { GetGlobbing } from './matches-glob.ts';
import type { createWin32 } from './win32.ts';
import * as posix from '../../paths/posix.ts';

/** The exports of `node:path`, which are those of `node:path/posix` too. */
export function createPath(makeWin32: typeof createWin32, globbing: GetGlobbing) {
  let win32: ReturnType<typeof createWin32> | undefined;
  const path = {
    ...posix,
    _makeLong: posix.toNamespacedPath,
    matchesGlob: createMatchesGlob(posix.normalize, globbing, 'linux'),
    get win32(): ReturnType<typeof createWin32> {
      win32 ??= makeWin32(path, globbing);
      return win32;
    },
  };
  return Object.assign(path, { posix: path });
}
