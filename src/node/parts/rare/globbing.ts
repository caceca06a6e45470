// A part: patterns of file names, which need a library.
export { createNameMatcher, matchesPattern } from '../../builtins/fs/glob-patterns.ts';
export { findAll } from '../../builtins/fs/glob.ts';
