// Patterns of file names, by the library that Node has too: for `path.matchesGlob` and `fs.glob`.
import { GLOBSTAR, Minimatch } from 'minimatch';

/** One part of a pattern, of those between its slashes: a name, what a name must look like, or `**`. */
export type PatternPart = string | RegExp | typeof GLOBSTAR;
export { GLOBSTAR };

type Platform = 'linux' | 'win32';

/** Signs that mean something in other places are letters here. */
function parse(pattern: string, platform: Platform, matchBase = false): Minimatch {
  return new Minimatch(pattern, {
    matchBase,
    nocomment: true,
    nonegate: true,
    nocaseMagicOnly: true,
    optimizationLevel: 2,
    platform,
    windowsPathsNoEscape: true,
  });
}

/** The parts of all patterns that one stands for: `{a,b}` for two. */
export function partsOf(pattern: string): readonly (readonly PatternPart[])[] {
  return parse(pattern, 'linux').set;
}

/** Whether a path is as a pattern says. */
export function matchesPattern(path: string, pattern: string, platform: Platform): boolean {
  return parse(pattern, platform).match(path);
}

/** What tells whether a path is as a pattern says; one without a slash is about the last name. */
export function createNameMatcher(pattern: string): (path: string) => boolean {
  const parsed = parse(pattern, 'linux', true);
  return (path) => parsed.match(path);
}
