// A part: patterns of file names, which need a library.
export { matchesPattern } from '../builtins/fs/glob-patterns.ts';
export { findAll } from '../builtins/fs/glob.ts';
