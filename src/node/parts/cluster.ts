// A part: `node:cluster`.
export { createChild } from '../cluster/child.ts';
export { createPrimary } from '../cluster/primary.ts';
