// A part: what `createHook` is told, which few programs ask for.
export { createHooks } from '../builtins/async-hooks/hooks.ts';
export { providers } from '../builtins/async-hooks/providers.ts';
