// A part: `node:test` and `node:test/reporters`.
export { createTest } from '../builtins/test/node-test.ts';
export { createReporters } from '../builtins/test/reporters/reporters.ts';
export { readTestSettings } from '../builtins/test/settings.ts';
