// A part: `node:assert`, and what compares values all the way down.
export { createAssert } from '../builtins/assert.ts';
export { isDeepEqual } from '../deep-equal.ts';
