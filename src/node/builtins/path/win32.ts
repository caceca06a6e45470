// `node:path/win32`.
import { checkString } from '../../errors/node-error.ts';
import { collapse, sep, split } from '../../paths/windows-roots.ts';
import * as text from '../../paths/windows-text.ts';
import { createMatchesGlob } from './matches-glob.ts';
import type { GetGlobbing } from './matches-glob.ts';

function segments(path: string): string[] {
  return path.split(sep).filter((each) => each !== '');
}

/** The exports of `node:path/win32`. `posix`, which are those of `node:path`, know where they are. */
export function createWin32(posix: { readonly resolve: () => string }, globbing: GetGlobbing) {
  function resolve(...paths: string[]): string {
    let device = '';
    let tail = '';
    let rooted = false;
    const all = [posix.resolve(), ...paths];
    for (let index = all.length - 1; index >= 0 && !(rooted && device !== ''); index -= 1) {
      const path = all[index];
      if (index > 0) checkString(path, `paths[${String(index - 1)}]`);
      if (path === undefined || path === '') continue;
      const part = split(path);
      if (part.device !== '') {
        if (device !== '' && part.device.toLowerCase() !== device.toLowerCase()) continue;
        if (device === '') ({ device } = part);
      }
      if (rooted) continue;
      tail = `${path.slice(part.start)}${sep}${tail}`;
      rooted = part.absolute;
    }
    const collapsed = collapse(tail, rooted);
    return device + (rooted ? sep : '') + collapsed || '.';
  }

  function relative(from: string, to: string): string {
    checkString(from, 'from');
    checkString(to, 'to');
    const [start, end] = [resolve(from), resolve(to)];
    if (start.toLowerCase() === end.toLowerCase()) return '';
    const [mine, theirs] = [segments(start), segments(end)];
    let shared = 0;
    while (
      shared < mine.length &&
      shared < theirs.length &&
      mine[shared]?.toLowerCase() === theirs[shared]?.toLowerCase()
    ) {
      shared += 1;
    }
    // Nothing in common, and neither is the root of all.
    if (shared === 0 && mine.length > 0 && theirs.length > 0) return end;
    return [...mine.slice(shared).fill('..'), ...theirs.slice(shared)].join(sep);
  }

  function toNamespacedPath(path: string): string {
    if (typeof path !== 'string' || path === '') return path;
    const whole = resolve(path);
    if (/^\\\\[^?.]/u.test(whole)) return `\\\\?\\UNC\\${whole.slice(2)}`;
    return /^[a-z]:\\/iu.test(whole) ? `\\\\?\\${whole}` : whole.length <= 2 ? path : whole;
  }

  const path = {
    ...text,
    resolve,
    relative,
    toNamespacedPath,
    _makeLong: toNamespacedPath,
    matchesGlob: createMatchesGlob(text.normalize, globbing, 'win32'),
    posix,
  };
  return Object.assign(path, { win32: path });
}
