// A part: what of `node:module` few programs ask for.
export { createModuleMore } from '../builtins/module/more.ts';
