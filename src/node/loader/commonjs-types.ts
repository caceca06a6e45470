// The shapes of CommonJS: modules, their class, and what it needs.
import type { CommonJsLookup } from './commonjs-lookup.ts';
import type { Hooks } from './hooks.ts';
import type { Resolver } from './resolve.ts';
import type { LoadTracing } from './tracing.ts';
import type { Warn } from '../values/warn.ts';

/** What a CommonJS file finds as `module`. */
export interface CommonJsModule {
  id: string;
  path: string;
  exports: unknown;
  filename: string | null;
  loaded: boolean;
  children: CommonJsModule[];
  paths?: string[];
  parent: CommonJsModule | null | undefined;
  readonly isPreloading: boolean;
  [kIsMain]: boolean;
  /** Made for an `import`, which will run it. */
  [kFromEsm]: boolean;
  [kUrl]: string | undefined;
  [kFormat]: string | null | undefined;
  [kIsExecuting]: boolean;
  load(filename: string): void;
  require(id: string): unknown;
  _compile(text: string, filename: string, format?: string | null): unknown;
}

export const kIsMain = Symbol('kIsMainSymbol');
export const kFromEsm = Symbol('kIsCachedByESMLoader');
export const kUrl = Symbol('kURL');
export const kFormat = Symbol('kFormat');
export const kIsExecuting = Symbol('kIsExecuting');

/** What an entry of `Module._extensions` does. */
export type Handler = (module: CommonJsModule, filename: string) => void;

/** The second argument of `require.resolve`, and what hooks add. */
export interface ResolveOptions {
  readonly paths?: readonly string[];
  readonly conditions?: ReadonlySet<string>;
}

export interface Require {
  (id: string): unknown;
  resolve: {
    (request: string, options?: ResolveOptions): string;
    paths(request: string): string[] | null;
  };
  main: CommonJsModule | undefined;
  extensions: Record<string, Handler>;
  cache: Record<string, CommonJsModule>;
}

export interface ModuleClass {
  new (id?: string, parent?: CommonJsModule | null): CommonJsModule;
  readonly prototype: CommonJsModule;
  _cache: Record<string, CommonJsModule>;
  _pathCache: Record<string, string>;
  _extensions: Record<string, Handler>;
  globalPaths: string[];
  wrapper: [string, string];
  wrap(text: string): string;
  _load(request: string, parent?: CommonJsModule | null, isMain?: boolean): unknown;
  _resolveFilename(
    request: string,
    parent?: CommonJsModule | null,
    isMain?: boolean,
    options?: ResolveOptions,
  ): string;
  _findPath(
    request: string,
    paths: readonly string[] | null | undefined,
    isMain?: boolean,
    conditions?: ReadonlySet<string>,
  ): string | false;
  _nodeModulePaths(from: string): string[];
  _resolveLookupPaths(request: string, parent?: CommonJsModule | null): string[] | null;
  _initPaths(): void;
  _preloadModules(requests: unknown): void;
  _debug(...args: unknown[]): void;
}

export interface ModuleNeeds {
  readonly lookup: CommonJsLookup;
  readonly resolver: Resolver;
  readonly builtin: (name: string) => object | undefined;
  /** The text of a file; throws what `fs.readFileSync` does. */
  readonly read: (path: string) => string;
  /** By extension and package: undefined where the text must tell. */
  readonly formatOf: (path: string) => string | undefined;
  /** Runs the text of a CommonJS module, or of an ES module. */
  readonly compile: (
    module: CommonJsModule,
    text: string,
    filename: string,
    format: string | null | undefined,
  ) => unknown;
  /** The `exports` of a module that is asked for while it loads. */
  readonly unfinished: (module: CommonJsModule) => unknown;
  readonly hooks: () => Hooks;
  readonly tracing: () => LoadTracing['require'] | undefined;
  /** Told whenever `module.parent` is used, which is deprecated. */
  readonly onParent?: (() => void) | undefined;
  readonly process: () => {
    env: Readonly<Record<string, string | undefined>>;
    execPath: string;
    cwd(): string;
    mainModule?: CommonJsModule | undefined;
  };
  readonly warn: Warn;
}
