// The class `Module` of `node:module`: what `require` does, in pieces that programs may replace.
import { checkString, invalidArgValue, unavailable } from '../errors/node-error.ts';
import { pathOf, pathToFileURL, urlAt } from '../paths/file-url.ts';
import { basename, dirname, isAbsolute, resolve as resolvePath } from '../paths/posix.ts';
import { bare } from '../values/bare.ts';
import { defineHidden } from '../values/define-property.ts';
import { globalPaths } from './commonjs-lookup.ts';
import { notFound } from './refusals.ts';
import { kFormat, kFromEsm, kIsMain, kUrl } from './commonjs-types.ts';
import type {
  CommonJsModule,
  Handler,
  ModuleClass,
  ModuleNeeds,
  Require,
  ResolveOptions,
} from './commonjs-types.ts';
import { nodeModulePaths } from './packages.ts';
import { parseJson } from './parse-json.ts';
import { textOf } from './hooks.ts';
import type { Loaded, Resolved } from './hooks.ts';
import { restorePrototype } from './unfinished-exports.ts';

/** What Node puts around the text of a module. */
export const wrapper: readonly [string, string] = [
  '(function (exports, require, module, __filename, __dirname) { ',
  '\n});',
];

/** The class of one thread, and what makes a `require` for a module of it. */
export function createModuleClass(needs: ModuleNeeds) {
  const { lookup, resolver } = needs;
  const whenRequired: ReadonlySet<string> = new Set(resolver.requireConditions);
  const parents = new WeakMap<CommonJsModule, CommonJsModule | null | undefined>();
  /** The files that a folder's modules were given for a request. */
  const related = new Map<string, string>();
  /** What each module exported when it had been loaded: what an `import` sees. */
  const firstExports = new WeakMap<CommonJsModule, unknown>();
  let searched: string[] = [];
  let preloading = false;

  const Module = function (this: CommonJsModule, id = '', parent?: CommonJsModule | null) {
    this.id = id;
    this.path = dirname(id);
    this.exports = {};
    parents.set(this, parent);
    adopt(parent, this);
    this.filename = null;
    this.loaded = false;
    this.children = [];
  } as unknown as ModuleClass;

  /** A module of this thread's own making, with all that Node notes of one. */
  function create(id: string, parent?: CommonJsModule | null): CommonJsModule {
    return new Module(id, parent);
  }

  /** A module for a file, which need not be there. */
  function moduleAt(file: string, id = file): CommonJsModule {
    const module = create(id);
    module.filename = file;
    module.paths = Module._nodeModulePaths(dirname(file));
    return module;
  }

  /** The files that led to a module, itself first. */
  function requireStack(from: CommonJsModule | null | undefined): string[] {
    const stack: string[] = [];
    for (let each = from; each; each = parents.get(each)) stack.push(each.filename ?? each.id);
    return stack;
  }

  Object.defineProperty(Module.prototype, 'constructor', { get: () => Module });
  Object.defineProperty(Module.prototype, 'isPreloading', { get: () => preloading });
  Object.defineProperty(Module.prototype, 'parent', {
    get(this: CommonJsModule) {
      needs.onParent?.();
      return parents.get(this);
    },
    set(this: CommonJsModule, value: CommonJsModule) {
      needs.onParent?.();
      parents.set(this, value);
    },
    configurable: true,
  });

  Module._cache = Object.create(null) as ModuleClass['_cache'];
  Module._pathCache = Object.create(null) as ModuleClass['_pathCache'];
  Module._extensions = Object.create(null) as ModuleClass['_extensions'];
  Module.globalPaths = [];
  const originalWrap: ModuleClass['wrap'] = (text) =>
    `${Module.wrapper[0]}${text}${Module.wrapper[1]}`;
  Object.defineProperty(originalWrap, 'name', { value: 'wrap' });
  defineHidden(Module, 'wrap', originalWrap);
  defineHidden(Module, 'wrapper', [...wrapper]);

  /** Whether a program has put another wrapper in place of Node's. */
  function isWrapped(): boolean {
    // By index: a program may have put there what is no array.
    const { 0: before, 1: after } = Module.wrapper;
    return Module.wrap !== originalWrap || before !== wrapper[0] || after !== wrapper[1];
  }

  Module._debug = () => undefined;
  Module._nodeModulePaths = nodeModulePaths;

  Module._initPaths = () => {
    const { env, execPath } = needs.process();
    searched = globalPaths(env, execPath);
    Module.globalPaths = [...searched];
  };

  Module._resolveLookupPaths = function (request, parent) {
    if (isBuiltin(request)) return null;
    if (!/^\.{1,2}(?:\/|$)/u.test(request)) {
      const paths = [...(parent?.paths ?? []), ...searched];
      return paths.length > 0 ? paths : null;
    }
    if (!parent?.id || !parent.filename) return ['.'];
    return [dirname(parent.filename)];
  };

  Module._findPath = function (request, paths, isMain = false, conditions = whenRequired) {
    const folders = isAbsolute(request) ? [''] : (paths ?? []);
    if (folders.length === 0) return false;
    const key = `${request}\0${folders.join('\0')}`;
    const known = Module._pathCache[key];
    if (known !== undefined) return known;
    const endings = Object.keys(Module._extensions);
    const found = lookup.find(request, folders, endings, { conditions, isMain });
    if (found === undefined) return false;
    Module._pathCache[key] = found;
    return found;
  };

  Module._resolveFilename = function (request, parent, isMain, options) {
    if (isBuiltin(request)) return request;
    const conditions = options?.conditions ?? whenRequired;
    const paths = lookupPaths(request, parent, options);
    const from =
      parent?.filename ?? (parent?.id === '<repl>' ? `${needs.process().cwd()}/` : undefined);
    const isRelative = /^\.{0,2}(?:\/|$)/u.test(request);
    const own =
      from === undefined || from === null || isRelative
        ? undefined
        : lookup.ownPackage(request, from, conditions);
    const found = own ?? Module._findPath(request, paths, isMain, conditions);
    if (found) return found;
    throw notFound(request, requireStack(parent));
  };

  function lookupPaths(
    request: string,
    parent: CommonJsModule | null | undefined,
    options: ResolveOptions | undefined,
  ): readonly string[] | null {
    const given: unknown = options?.paths;
    if (given === undefined) return Module._resolveLookupPaths(request, parent);
    if (!Array.isArray(given)) throw invalidArgValue('options.paths', given);
    const folders = given as string[];
    if (/^\.{1,2}(?:\/|$)/u.test(request)) return folders;
    const paths = new Set<string>();
    for (const folder of folders) {
      const asked = create('', null);
      asked.paths = Module._nodeModulePaths(folder);
      for (const each of Module._resolveLookupPaths(request, asked) ?? []) paths.add(each);
    }
    return [...paths];
  }

  /** The file that a request means, once the program's hooks have had their say. */
  function locate(
    request: string,
    parent: CommonJsModule | null | undefined,
    isMain: boolean,
    options?: ResolveOptions,
  ): { filename: string; url: string | undefined; format: string | null | undefined } {
    const hooks = needs.hooks();
    if (!hooks.resolve) {
      const filename = Module._resolveFilename(request, parent, isMain, options);
      return { filename, url: undefined, format: undefined };
    }
    const context = {
      parentURL: urlOfModule(parent),
      importAttributes: undefined,
      conditions: [...resolver.requireConditions],
    };
    const { url, format } = hooks.resolve(
      request,
      context,
      (specifier, { conditions }): Resolved => {
        const filename = Module._resolveFilename(specifier, parent, isMain, {
          ...options,
          conditions: new Set(conditions),
        });
        const isOwn = isBuiltin(filename);
        const name = isOwn && !filename.startsWith('node:') ? `node:${filename}` : filename;
        return bare({
          url: urlAt(name),
          format: specifier.startsWith('node:') && isOwn ? 'builtin' : undefined,
          importAttributes: undefined,
        });
      },
    );
    return { filename: fileOf(url), url, format };
  }

  function fileOf(url: string): string {
    if (!url.startsWith('node:')) return pathOf(url) ?? url;
    const name = url.slice('node:'.length);
    return isBuiltin(name) ? name : url;
  }

  Module._load = function (request, parent, isMain) {
    const relation = parent ? `${parent.path}\0${request}` : undefined;
    const before = relation === undefined ? undefined : related.get(relation);
    if (before !== undefined && relation !== undefined) {
      const known = Module._cache[before];
      if (known) {
        adopt(parent, known);
        return known.loaded ? known.exports : needs.unfinished(known);
      }
      related.delete(relation);
    }
    if (request.startsWith('node:')) resolver.builtin(request);
    const { filename, url, format } = locate(request, parent, isMain ?? false);
    if (request.startsWith('node:') || filename.startsWith('node:')) {
      const name = filename.replace(/^node:/u, '');
      const loaded = loadBuiltin(name, `node:${name}`);
      if (loaded) return loaded.exports;
    }
    const known = Module._cache[filename];
    if (known) {
      adopt(parent, known);
      if (known.loaded) return known.exports;
      if (!known[kFromEsm]) return needs.unfinished(known);
      known[kFromEsm] = false;
    } else if (isBuiltin(filename)) {
      const loaded = loadBuiltin(filename, url);
      if (loaded) return loaded.exports;
    }
    const module = known ?? create(filename, parent);
    if (isMain && !known) module.id = '.';
    return begin(module, {
      filename,
      url,
      format,
      isMain: isMain ?? false,
      relation,
    });
  };

  /** The same, of which programs may hear. */
  const load: ModuleClass['_load'] = (request, parent, isMain) => {
    const channel = needs.tracing();
    const run = (): unknown => Module._load(request, parent, isMain);
    if (!channel?.hasSubscribers) return run();
    return channel.traceSync(run, { parentFilename: parent?.filename, id: request });
  };

  interface Beginning {
    readonly filename: string;
    readonly url: string | undefined;
    readonly format: string | null | undefined;
    readonly isMain: boolean;
    readonly relation: string | undefined;
  }

  /** Loads a module for the first time. One that throws is as if it had never been asked for. */
  function begin(module: CommonJsModule, given: Beginning): unknown {
    const { filename, isMain, relation } = given;
    module[kIsMain] = isMain;
    module[kFromEsm] = false;
    module[kUrl] = given.url;
    module[kFormat] = given.format;
    if (isMain) needs.process().mainModule = module;
    Module._cache[filename] = module;
    if (relation !== undefined && !needs.hooks().resolve) related.set(relation, filename);
    let done = false;
    try {
      module.load(filename);
      done = true;
    } finally {
      if (done) {
        restorePrototype(module.exports);
      } else {
        Reflect.deleteProperty(Module._cache, filename);
        if (relation !== undefined) related.delete(relation);
        const parent = parents.get(module);
        const at = Array.isArray(parent?.children) ? parent.children.indexOf(module) : -1;
        if (at >= 0) parent?.children.splice(at, 1);
      }
    }
    return module.exports;
  }

  /** One of Node's own; undefined where a hook has put another module in its place. */
  function loadBuiltin(name: string, url: string | undefined): { exports: unknown } | undefined {
    const hooks = needs.hooks();
    if (hooks.load) {
      const last = (): Loaded => ({ source: null, format: 'builtin' });
      const context = {
        format: 'builtin',
        importAttributes: undefined,
        conditions: [...resolver.requireConditions],
      };
      const { format } = hooks.load(url ?? `node:${name}`, context, last, true);
      if (format && format !== 'builtin') return undefined;
    }
    const exports = needs.builtin(name);
    if (!exports) throw unavailable(`node:${name}`);
    return { exports };
  }

  function isBuiltin(request: string): boolean {
    return resolver.hasBuiltin(request);
  }

  Module.prototype.load = function (this: CommonJsModule, filename: string) {
    this.filename ??= filename;
    this.paths ??= Module._nodeModulePaths(dirname(filename));
    Module._extensions[endingOf(filename, Module._extensions)]?.(this, filename);
    this.loaded = true;
    firstExports.set(this, this.exports);
  };

  Module.prototype.require = function (this: CommonJsModule, id: unknown) {
    checkString(id, 'id');
    if (id === '') throw invalidArgValue('id', id, 'must be a non-empty string');
    return load(id, this, false);
  };

  Module.prototype._compile = function (this: CommonJsModule, text, filename, format) {
    return needs.compile(this, text, filename, format);
  };

  for (const name of ['load', 'require', '_compile'] as const)
    Object.defineProperty(Module.prototype[name], 'name', { value: '' });

  /** The text of a module, from its file or from the program's hooks. */
  function sourceOf(module: CommonJsModule, filename: string, given: string | null | undefined) {
    const hooks = needs.hooks();
    if (!hooks.load) return { text: needs.read(filename), format: given };
    const url = module[kUrl] ?? pathToFileURL(filename).href;
    const context = {
      format: module[kFormat] ?? given,
      importAttributes: undefined,
      conditions: [...resolver.requireConditions],
    };
    const last = (from: string, { format }: { format: string | null | undefined }): Loaded => ({
      source: needs.read(from === url ? filename : fileOf(from)),
      format,
    });
    const { source, format } = hooks.load(url, context, last, true);
    return { text: textOf(source), format };
  }

  Module._extensions['.js'] = function (module, filename) {
    const { text, format } = sourceOf(module, filename, needs.formatOf(filename));
    module[kFormat] = format;
    module._compile(text, filename, format);
  };

  Module._extensions['.json'] = function (module, filename) {
    const { text } = sourceOf(module, filename, 'json');
    module.exports = parseJson(filename, text);
  };

  Module._extensions['.node'] = function (_module, filename) {
    throw unavailable(`${basename(filename)}: a native addon`);
  };

  Module._preloadModules = function (requests) {
    if (!Array.isArray(requests)) return;
    preloading = true;
    try {
      const parent = create('internal/preload', null);
      parent.paths = Module._nodeModulePaths(needs.process().cwd());
      for (const each of requests as string[]) parent.require(each);
    } finally {
      preloading = false;
    }
  };

  function makeRequire(module: CommonJsModule): Require {
    function require(id: string): unknown {
      return module.require(id);
    }
    function resolve(request: unknown, options?: ResolveOptions): string {
      checkString(request, 'request');
      return locate(request, module, false, options).filename;
    }
    function paths(request: unknown): string[] | null {
      checkString(request, 'request');
      return Module._resolveLookupPaths(request, module);
    }
    return Object.assign(require, {
      resolve: Object.assign(resolve, { paths }),
      main: needs.process().mainModule,
      extensions: Module._extensions,
      cache: Module._cache,
    });
  }

  /** A `require` for a file, or for a folder whose name ends with a slash. */
  function createRequire(path: string): Require {
    return makeRequire(moduleAt(path.endsWith('/') ? resolvePath(path, 'noop.js') : path));
  }

  return {
    Module,
    moduleAt,
    requireStack,
    createRequire,
    makeRequire,
    isWrapped,
    load,
    parentOf: (module: CommonJsModule) => parents.get(module),
    exportsOf: (module: CommonJsModule) =>
      firstExports.has(module) ? firstExports.get(module) : module.exports,
  };
}

/** The longest ending that the program has a handler for; `.js` where there is none. */
function endingOf(filename: string, extensions: Readonly<Record<string, Handler>>): string {
  const name = basename(filename);
  for (let at = name.indexOf('.', 1); at >= 0; at = name.indexOf('.', at + 1)) {
    const ending = name.slice(at);
    if (extensions[ending]) return ending;
  }
  return '.js';
}

function adopt(parent: CommonJsModule | null | undefined, child: CommonJsModule): void {
  const children: unknown = parent?.children;
  if (Array.isArray(children) && !children.includes(child)) children.push(child);
}

function urlOfModule(module: CommonJsModule | null | undefined): string | undefined {
  if (!module) return undefined;
  if (module[kUrl] !== undefined) return module[kUrl];
  return module.filename === null || !isAbsolute(module.filename)
    ? undefined
    : pathToFileURL(module.filename).href;
}
