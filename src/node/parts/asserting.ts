// A part: `node:assert`, and what compares values all the way down.
export { createAssert } from '../builtins/assert/assert.ts';
export { isDeepEqual } from '../values/deep-equal.ts';
