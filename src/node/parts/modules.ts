// A part: what of `node:module` few programs ask for.
export { serveHooks } from '../builtins/module/hooks-thread.ts';
export { createModuleMore } from '../builtins/module/more.ts';
