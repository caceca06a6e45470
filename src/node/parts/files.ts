// A part: `node:fs`.
export { createFs } from '../builtins/fs/fs.ts';
