// A part: `node:fs`.
export { createFs } from '../builtins/fs.ts';
