// A part: `node:perf_hooks`.
export { createPerfHooks } from '../builtins/perf-hooks/perf-hooks.ts';
