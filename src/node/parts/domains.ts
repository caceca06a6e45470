// A part: `node:domain`.
export { createDomain } from '../builtins/domain/domain.ts';
