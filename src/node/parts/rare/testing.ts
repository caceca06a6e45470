// A part: `node:test` and `node:test/reporters`.
export { runCommandLine } from '../../builtins/test/files/command-line.ts';
export { createTest } from '../../builtins/test/module/node-test.ts';
export { createReporters } from '../../builtins/test/reporters/reporters.ts';
export { readTestSettings } from '../../builtins/test/settings.ts';
