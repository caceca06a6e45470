// `path.matchesGlob`.
import { checkString } from '../../errors/node-error.ts';
import type { matchesPattern } from '../fs/glob-patterns.ts';

/** Loads what patterns are read with. */
export type GetGlobbing = () => { readonly matchesPattern: typeof matchesPattern };

/** The function for paths of one of the two kinds. */
export function createMatchesGlob(
  normalize: (path: string) => string,
  globbing: GetGlobbing,
  platform: 'linux' | 'win32',
) {
  return function matchesGlob(path: string, pattern: unknown): boolean {
    const text = normalize(path);
    checkString(pattern, 'pattern');
    return globbing().matchesPattern(text, normalize(pattern), platform);
  };
}
