// What of `node:module` few programs ask for.
import { invalidArgType, invalidUrl, nodeError, unavailable } from '../../errors/node-error.ts';
import { fileURLToPath, pathOf, urlAt } from '../../paths/file-url.ts';
import { bare } from '../../values/bare.ts';
import type { Hooks } from '../../loader/hooks.ts';
import { packageJsonOf, split } from '../../loader/package-targets.ts';
import { createRegistry } from './hooks.ts';
import { createRegister } from './off-thread.ts';
import type { OffThreadNeeds } from './off-thread.ts';
import type { Origins } from '../../stacks/script-registry.ts';
import { SourceMap } from './source-map.ts';
import { SourceMaps } from './source-maps.ts';
import type { SourceMapsNeeds } from './source-maps.ts';

/** The loader, as far as this needs it. */
interface LoaderView {
  hooks: Hooks;
  offThread: Hooks;
  readonly resolver: {
    readonly packages: { around(path: string): { readonly folder: string } | undefined };
    folderOf(name: string, parent: string): string;
    forImport(specifier: string, parent: string): { readonly kind: string; readonly path?: string };
  };
}

interface SourceMapsSupport {
  readonly enabled: boolean;
  readonly nodeModules: boolean;
  readonly generatedCode: boolean;
}

export function createModuleMore(
  loader: () => LoaderView,
  threads: Omit<OffThreadNeeds, 'onHooks'>,
  mapping: SourceMapsNeeds & {
    readonly followOrigins: (origins: Origins | undefined) => void;
    /** Told whether maps are followed from now on. */
    readonly onSupport: (enabled: boolean) => void;
  },
) {
  let support: SourceMapsSupport = { enabled: false, nodeModules: false, generatedCode: false };
  const maps = new SourceMaps(mapping);

  return {
    ...createRegistry((hooks) => {
      loader().hooks = hooks;
    }),
    register: createRegister({
      ...threads,
      onHooks: (hooks) => {
        loader().offThread = hooks;
      },
    }),
    SourceMap,
    findSourceMap: (path: unknown) => maps.find(String(path)),
    getSourceMapsSupport: () => bare({ ...support }),
    setSourceMapsSupport(enabled: unknown, options: unknown = {}) {
      if (typeof enabled !== 'boolean') throw invalidArgType('enabled', 'of type boolean', enabled);
      if (typeof options !== 'object' || options === null)
        throw invalidArgType('options', 'of type object', options);
      const { nodeModules = false, generatedCode = false } = options as Partial<SourceMapsSupport>;
      for (const [name, value] of Object.entries({ nodeModules, generatedCode })) {
        if (typeof value !== 'boolean')
          throw invalidArgType(`options.${name}`, 'of type boolean', value);
      }
      support = { enabled, nodeModules, generatedCode };
      maps.inPackages = nodeModules;
      mapping.onSupport(enabled);
      mapping.followOrigins(enabled ? maps : undefined);
    },
    /** There is nothing to keep compiled code in, and the status says so. */
    enableCompileCache(options?: unknown) {
      const given: unknown =
        typeof options === 'object' && options !== null
          ? (options as { directory?: unknown }).directory
          : options;
      if (given !== undefined && typeof given !== 'string') {
        throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'cacheDir should be a string');
      }
      const message = 'Compiled code cannot be kept in the built-in engine';
      return { status: 3, message };
    },
    getCompileCacheDir: () => undefined,
    flushCompileCache: () => undefined,
    stripTypeScriptTypes(): never {
      throw unavailable('module.stripTypeScriptTypes');
    },
    findPackageJSON(specifier: unknown, base: unknown = 'data:') {
      if (specifier === undefined) {
        const message = 'The "specifier" argument must be specified';
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', message);
      }
      const isUrl = URL.canParse(String(specifier));
      if (isUrl) return packageOf(fileURLToPath(String(specifier)));
      if (typeof base !== 'string' && !(base instanceof URL))
        throw invalidArgType('base', 'of type string', base);
      return findFrom(String(specifier), new URL(urlAt(String(base))).href);
    },
  };

  function packageOf(path: string): string | undefined {
    const from = loader().resolver.packages.around(path);
    return from && packageJsonOf(from.folder);
  }

  function findFrom(specifier: string, parent: string): string | undefined {
    const { resolver } = loader();
    const isBare = !/^\.{0,2}(?:\/|$)/u.test(specifier);
    if (isBare) {
      const from = pathOf(parent);
      if (from === undefined) throw invalidUrl(specifier);
      return packageJsonOf(resolver.folderOf(split(specifier).name, from));
    }
    try {
      const { path } = resolver.forImport(specifier, parent);
      return path === undefined ? undefined : packageOf(path);
    } catch (error) {
      const { code, url } = error as { code?: unknown; url?: unknown };
      if (code !== 'ERR_UNSUPPORTED_DIR_IMPORT' || typeof url !== 'string') throw error;
      return packageOf(fileURLToPath(url).replace(/\/$/u, '/x'));
    }
  }
}
