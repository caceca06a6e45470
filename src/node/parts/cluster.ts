// A part: `node:cluster`.
export { createChild } from '../builtins/cluster/child.ts';
export { createPrimary } from '../builtins/cluster/primary.ts';
