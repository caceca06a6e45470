// A part: `node:child_process`.
export { createChildProcess } from '../builtins/child-process/child-process.ts';
