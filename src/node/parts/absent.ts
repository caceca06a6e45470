// A part: modules of which there is no more than the names.
export { createAbsent } from '../builtins/absent/absent.ts';
