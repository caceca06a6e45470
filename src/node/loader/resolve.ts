// From the specifier in an `import` to the module it means, and what packages say to a `require`.
import { nodeError } from '../errors/node-error.ts';
import { fileURLToPath, pathOf, pathToFileURL, urlAt } from '../paths/file-url.ts';
import type { Files } from '../disk/program-files.ts';
import { dirname, resolve as resolvePath } from '../paths/posix.ts';
import { PackageDeprecations } from './package-deprecations.ts';
import { exportTarget, importTarget, packageJsonOf, split } from './package-targets.ts';
import type { Package } from './package-targets.ts';
import { createPackages, nodeModulePaths } from './packages.ts';
import type { Packages } from './packages.ts';
import { defineListed } from '../values/define-property.ts';
import type { Warn } from '../values/warn.ts';

/** Where a module is: one of Node's own by its name without `node:`, a file, or what a URL stands for. */
export type Located =
  | { readonly kind: 'builtin'; readonly name: string }
  | LocatedFile
  | { readonly kind: 'url'; readonly url: string };

export interface LocatedFile {
  readonly kind: 'file';
  readonly path: string;
  /** The query and the fragment of its URL. */
  readonly suffix: string;
}

export interface Resolver {
  readonly packages: Packages;
  /** The conditions of `exports` and `imports` that hold for an `import`, and for a `require`. */
  readonly importConditions: readonly string[];
  readonly requireConditions: readonly string[];
  /** `parent` is a URL. Throws `ERR_MODULE_NOT_FOUND` and its kin. */
  forImport(specifier: string, parent: string, conditions?: ReadonlySet<string>): Located;
  /** Where a package lies that a file asks for by its name. Throws `ERR_MODULE_NOT_FOUND`. */
  folderOf(name: string, parent: string): string;
  /** Whether a specifier names a module of Node's own. */
  hasBuiltin(specifier: string): boolean;
  /** The same, or undefined. Throws for one of `node:` that there is not. */
  builtin(specifier: string): Located | undefined;
  /** The file that a package gives for a subpath of its own: `.` or `./x`. `parent` is a path, or empty. */
  exported(from: Package, subpath: string, asking: Asking): LocatedFile;
  /** What `#name` stands for in a package. */
  internal(from: Package, specifier: string, asking: Asking): Located;
}

/** Who asks a package. */
export interface Asking {
  readonly parent: string;
  readonly conditions: ReadonlySet<string>;
}

export interface ResolverNeeds {
  readonly files: Files;
  /** A path with its links followed, or as it stands (`--preserve-symlinks`). */
  readonly realPath: (path: string) => string;
  /** Whether Node has a built-in module of that name: with `node:` those that have no other. */
  readonly isBuiltin: (name: string) => boolean;
  /** What the command line adds to the conditions of `exports` and `imports`. */
  readonly conditions?: readonly string[];
  readonly warn: Warn;
}

/** What a package without `exports` may begin with, beside its `main`. */
const mainEndings = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];
const indexNames = ['index.js', 'index.json', 'index.node'];

export function createResolver(needs: ResolverNeeds): Resolver {
  const { files, realPath, isBuiltin, conditions = [] } = needs;
  const packages = createPackages(files);
  const deprecations = new PackageDeprecations(needs.warn);
  const importConditions = ['node', 'import', 'module-sync', 'node-addons', ...conditions];
  const requireConditions = ['require', 'node', 'node-addons', 'module-sync', ...conditions];
  const whenImported: ReadonlySet<string> = new Set(importConditions);

  function hasBuiltin(specifier: string): boolean {
    return isBuiltin(specifier) || isBuiltin(specifier.replace(/^node:/u, ''));
  }

  function builtin(specifier: string): Located | undefined {
    const name = specifier.replace(/^node:/u, '');
    if (hasBuiltin(specifier)) return { kind: 'builtin', name };
    if (name === specifier) return undefined;
    throw nodeError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
  }

  /** The file at `./x` in a package, as in a URL. */
  function within(folder: string, path: string, parent: string): LocatedFile {
    return atUrl(new URL(path, pathToFileURL(`${folder}/`)), parent);
  }

  function exported(from: Package, subpath: string, asking: Asking): LocatedFile {
    return within(
      from.folder,
      exportTarget({ from, ...asking, deprecations }, subpath),
      asking.parent,
    );
  }

  function internal(from: Package, specifier: string, asking: Asking): Located {
    const { kind, text } = importTarget({ from, ...asking, deprecations }, specifier);
    if (kind === 'path') return within(from.folder, text, asking.parent);
    const inside = pathToFileURL(packageJsonOf(from.folder)).href;
    return forImport(text, inside, asking.conditions);
  }

  /** The file at a path, links followed; `suffix` is what follows the path in its URL. */
  function atPath(path: string, parent: string, suffix = ''): LocatedFile {
    if (!path.endsWith('/') && files.isFile(path)) {
      return { kind: 'file', path: realPath(path), suffix };
    }
    const { href } = pathToFileURL(path);
    const url = { url: href + suffix };
    // What ends with a slash Node takes for a folder, there or not.
    if (path.endsWith('/') || files.isFolder(path)) {
      const message = `Directory import '${path}' is not supported resolving ES modules imported from ${parent}`;
      throw nodeError(Error, 'ERR_UNSUPPORTED_DIR_IMPORT', message, url);
    }
    throw notFound(`module '${path}'`, parent, url);
  }

  /** Where a package without `exports` begins. */
  function mainOf(from: Package, parent: string): LocatedFile {
    const { main, folder } = from;
    const named = typeof main === 'string' ? mainEndings.map((ending) => main + ending) : [];
    const found = [...named, ...indexNames]
      .map((each) => resolvePath(folder, each))
      .find((each) => files.isFile(each));
    if (found === undefined) throw notFound(`package '${packageJsonOf(folder)}'`, parent, {});
    const isGuessed = typeof main !== 'string' || found !== resolvePath(folder, main);
    const isEsm = found.endsWith('.mjs') || (found.endsWith('.js') && from.type === 'module');
    if (isGuessed && isEsm) deprecations.guessedMain(from, found, parent);
    return { kind: 'file', path: realPath(found), suffix: '' };
  }

  /** A package by its name: its own from within, or one in a `node_modules` on the way up. */
  function inPackages(specifier: string, asking: Asking): LocatedFile {
    const { parent } = asking;
    checkName(specifier, parent);
    const { name, subpath } = split(specifier);
    const own = packages.around(parent);
    if (own?.name === name && hasExports(own)) return exported(own, subpath, asking);
    const home = folderOf(name, parent);
    const from = packages.in(home, { specifier, parent }) ?? { folder: home };
    if (hasExports(from)) return exported(from, subpath, asking);
    return subpath === '.' ? mainOf(from, parent) : within(home, subpath, parent);
  }

  function folderOf(name: string, parent: string): string {
    const homes = nodeModulePaths(dirname(parent)).map((folder) => resolvePath(folder, name));
    const home = homes.find((each) => files.isFolder(each));
    if (home === undefined) throw notFound(`package '${name}'`, parent, {});
    return home;
  }

  function atUrl(url: URL, parent: string): LocatedFile {
    if (/%2f|%5c/iu.test(url.pathname)) {
      const message = `Invalid module "${url.pathname}" must not include encoded "/" or "\\" characters imported from ${parent}`;
      throw nodeError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', message);
    }
    return atPath(pathIn(url, parent), parent, url.search + url.hash);
  }

  function forImport(
    specifier: string,
    base: string,
    conditions: ReadonlySet<string> = whenImported,
  ): Located {
    const own = builtin(specifier);
    if (own) return own;
    const path = pathOf(base);
    const parent = path ?? base;
    if (/^\.{0,2}\/|^\.{1,2}$/u.test(specifier)) {
      if (!URL.canParse(specifier, base)) throw unresolvable(specifier, base);
      const url = new URL(specifier, base);
      return path === undefined ? { kind: 'url', url: url.href } : atUrl(url, parent);
    }
    const asking = { parent, conditions };
    if (specifier.startsWith('#')) {
      const from = packages.around(parent);
      if (from?.imports !== undefined) return internal(from, specifier, asking);
      const where = from ? ` in package ${packageJsonOf(from.folder)}` : '';
      const message = `Package import specifier "${specifier}" is not defined${where} imported from ${parent}`;
      throw nodeError(TypeError, 'ERR_PACKAGE_IMPORT_NOT_DEFINED', message);
    }
    if (URL.canParse(specifier)) {
      const url = new URL(specifier);
      return url.protocol === 'file:' ? atUrl(url, parent) : { kind: 'url', url: url.href };
    }
    if (/^[\w+.-]+:/u.test(specifier)) return { kind: 'url', url: specifier };
    if (path === undefined) throw unresolvable(specifier, base);
    return inPackages(specifier, asking);
  }

  return {
    packages,
    importConditions,
    requireConditions,
    builtin,
    hasBuiltin,
    forImport,
    folderOf,
    internal,
    exported,
  };
}

/** The URL of what was found. */
export function urlOf(located: Located): string {
  if (located.kind === 'builtin') return `node:${located.name}`;
  return located.kind === 'url' ? located.url : pathToFileURL(located.path).href + located.suffix;
}

function notFound(what: string, parent: string, extra: object): Error {
  const message = `Cannot find ${what} imported from ${parent}`;
  return nodeError(Error, 'ERR_MODULE_NOT_FOUND', message, extra);
}

/** The path of a file's URL; an error says of which one, and who asked for it. */
function pathIn(url: URL, parent: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw defineListed(defineListed(error as Error, 'input', url.href), 'module', urlAt(parent));
  }
}

function unresolvable(specifier: string, base: string): Error {
  const message = `Failed to resolve module specifier "${specifier}" from "${base}": Invalid relative URL or base scheme is not hierarchical.`;
  return nodeError(TypeError, 'ERR_UNSUPPORTED_RESOLVE_REQUEST', message);
}

/** Whether a package says which of its files may be reached. */
export function hasExports({ exports }: Package): boolean {
  return exports !== undefined && exports !== null;
}

function checkName(specifier: string, parent: string): void {
  const { name } = split(specifier);
  const isScoped = specifier.startsWith('@') && !specifier.includes('/');
  if (!name.startsWith('.') && !/[%\\]/u.test(name) && !isScoped) return;
  const message = `Invalid module "${specifier}" is not a valid package name imported from ${parent}`;
  throw nodeError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', message);
}
