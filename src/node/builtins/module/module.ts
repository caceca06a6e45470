// `node:module`: the class `Module` and what hangs on it.
import { bare } from '../../values/bare.ts';
import { addLazily } from '../../values/lazy-names.ts';
import { nodeModules } from '../absent/missing.ts';
import { requirePath } from '../../loader/require-path.ts';
import type { Loader } from '../../loader/loader.ts';
import type { createModuleMore } from './more.ts';

type More = ReturnType<typeof createModuleMore>;

const moreNames = [
  'register',
  'registerHooks',
  'SourceMap',
  'findSourceMap',
  'getSourceMapsSupport',
  'setSourceMapsSupport',
  'enableCompileCache',
  'getCompileCacheDir',
  'flushCompileCache',
  'stripTypeScriptTypes',
  'findPackageJSON',
] as const satisfies readonly (keyof More)[];

/** The exports of `node:module`: the class itself. `more` makes what few programs ask for. */
export function createModule(
  { commonJs, builtins, resolver }: Loader,
  more: () => More,
  mainPath: () => unknown,
) {
  const { Module } = commonJs;
  const made = Object.assign(Module, {
    Module,
    builtinModules: [...nodeModules],
    constants: bare({
      compileCacheStatus: bare({ FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
    }),
    isBuiltin: (specifier: unknown) =>
      typeof specifier === 'string' && resolver.hasBuiltin(specifier),
    createRequire: (from: string | URL) => commonJs.createRequire(requirePath(from)),
    runMain(main: unknown = mainPath()) {
      Module._load(String(main), null, true);
    },
    syncBuiltinESMExports() {
      builtins.sync();
    },
  });
  addLazily(made, moreNames, (name) => more()[name]);
  return made;
}
