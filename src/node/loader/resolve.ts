// From the specifier in an `import` or a `require` to the module it means.
import { nodeError } from '../errors/node-error.ts';
import { fileURLToPath, pathToFileURL } from '../paths/file-url.ts';
import type { Files } from '../disk/program-files.ts';
import { dirname, resolve as resolvePath } from '../paths/posix.ts';
import { exportTarget, importTarget } from './package-targets.ts';
import type { Package, Target } from './package-targets.ts';
import { createPackages } from './packages.ts';

/** Where a module is: one of Node's own by its name without `node:`, a file, or a `data:` URL. */
export type Located =
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'data'; readonly url: string };

export interface Resolver {
  /** `parent` is an absolute path. Throws `ERR_MODULE_NOT_FOUND` and its kin. */
  forImport(specifier: string, parent: string): Located;
  /** Throws `MODULE_NOT_FOUND`. */
  forRequire(specifier: string, parent: string): Located;
}

export interface ResolverNeeds {
  readonly files: Files;
  /** Whether Node has a built-in module of that name: with `node:` those that have no other. */
  readonly isBuiltin: (name: string) => boolean;
  /** What the command line adds to the conditions of `exports` and `imports`. */
  readonly conditions?: readonly string[];
}

/** Which of the two asks: they look in the same packages by different rules. */
interface Asking {
  readonly conditions: ReadonlySet<string>;
  /** The file that a path in a package without `exports` means. */
  readonly plain: (path: string) => string | undefined;
  readonly again: (specifier: string, parent: string) => Located;
}

export function createResolver({ files, isBuiltin, conditions = [] }: ResolverNeeds): Resolver {
  const packages = createPackages(files);
  const common = ['node', 'node-addons', 'module-sync', ...conditions];
  const whenImported: Asking = {
    conditions: new Set(['import', ...common]),
    plain: (path) => (files.isFile(path) ? path : undefined),
    again: (specifier, parent) => forImport(specifier, parent),
  };
  const whenRequired: Asking = {
    conditions: new Set(['require', ...common]),
    plain: (path) => asFileOrFolder(path),
    again: (specifier, parent) => forRequire(specifier, parent),
  };

  function builtin(specifier: string): Located | undefined {
    const name = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
    if (isBuiltin(name) || isBuiltin(specifier)) return { kind: 'builtin', name };
    if (name === specifier) return undefined;
    throw nodeError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
  }

  function asFile(path: string): string | undefined {
    return ['', '.js', '.json'].map((ending) => path + ending).find((each) => files.isFile(each));
  }

  function asFolder(path: string): string | undefined {
    const main = packages.in(path)?.main;
    const named = typeof main === 'string' ? resolvePath(path, main) : undefined;
    return (named && (asFile(named) ?? asFile(`${named}/index`))) ?? asFile(`${path}/index`);
  }

  function asFileOrFolder(path: string): string | undefined {
    return (path.endsWith('/') ? undefined : asFile(path)) ?? asFolder(path.replace(/\/+$/u, ''));
  }

  function located(asking: Asking, target: Target, from: Package, parent: string): Located {
    if (target.kind === 'specifier') return asking.again(target.specifier, `${from.folder}/x`);
    if (files.isFile(target.path)) return { kind: 'file', path: target.path };
    throw notFound(`module '${target.path}'`, parent, { url: pathToFileURL(target.path).href });
  }

  /** A package's own name, as it names itself in its `exports`, or `#name` of its `imports`. */
  function inOwnPackage(specifier: string, parent: string, asking: Asking): Located | undefined {
    const from = packages.around(parent);
    if (specifier.startsWith('#')) {
      const own = from ?? { folder: dirname(parent) };
      const question = { from: own, conditions: asking.conditions, parent };
      return located(asking, importTarget(question, specifier), own, parent);
    }
    const { name, subpath } = split(specifier);
    if (from?.name !== name || !hasExports(from)) return undefined;
    const question = { from, conditions: asking.conditions, parent };
    return located(asking, exportTarget(question, subpath), from, parent);
  }

  /** Looks in every `node_modules` on the way up. */
  function inPackages(specifier: string, parent: string, asking: Asking): Located | undefined {
    const { name, subpath } = split(specifier);
    for (let folder = dirname(parent); ; folder = dirname(folder)) {
      const home = resolvePath(folder, 'node_modules', name);
      const from = files.isFolder(home) ? packages.in(home) : undefined;
      if (from && hasExports(from)) {
        const question = { from, conditions: asking.conditions, parent };
        return located(asking, exportTarget(question, subpath), from, parent);
      }
      const path =
        subpath === '.' ? asFileOrFolder(home) : asking.plain(resolvePath(home, subpath));
      if (path !== undefined) return { kind: 'file', path };
      if (from && asking === whenImported) {
        const wanted = resolvePath(home, subpath);
        if (files.isFolder(wanted) && subpath !== '.') throw folderImport(wanted, parent);
        if (subpath !== '.') throw notFound(`module '${wanted}'`, parent, {});
      }
      if (folder === '/') return undefined;
    }
  }

  function notFound(what: string, parent: string, extra: object): Error {
    const message = `Cannot find ${what} imported from ${parent}`;
    return nodeError(Error, 'ERR_MODULE_NOT_FOUND', message, extra);
  }

  function folderImport(path: string, parent: string): Error {
    const message = `Directory import '${path}' is not supported resolving ES modules imported from ${parent}`;
    const { href } = pathToFileURL(path);
    return nodeError(Error, 'ERR_UNSUPPORTED_DIR_IMPORT', message, { url: href });
  }

  function importedFile(url: URL, parent: string): Located {
    if (/%2f|%5c/iu.test(url.pathname)) {
      const message = `Invalid module "${url.pathname}" must not include encoded "/" or "\\" characters imported from ${parent}`;
      throw nodeError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', message);
    }
    const path = fileURLToPath(url);
    if (files.isFile(path)) return { kind: 'file', path };
    if (files.isFolder(path.replace(/\/$/u, ''))) throw folderImport(path, parent);
    throw notFound(`module '${path}'`, parent, { url: url.href });
  }

  function forImport(specifier: string, parent: string): Located {
    const own = builtin(specifier);
    if (own) return own;
    if (/^\.{0,2}\//u.test(specifier)) {
      return importedFile(new URL(specifier, pathToFileURL(parent)), parent);
    }
    if (!specifier.startsWith('#') && URL.canParse(specifier)) {
      const url = new URL(specifier);
      if (url.protocol === 'file:') return importedFile(url, parent);
      if (url.protocol === 'data:') return { kind: 'data', url: specifier };
      throw nodeError(
        Error,
        'ERR_UNSUPPORTED_ESM_URL_SCHEME',
        'Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. ' +
          `Received protocol '${url.protocol}'`,
      );
    }
    checkName(specifier, parent);
    const found =
      inOwnPackage(specifier, parent, whenImported) ?? inPackages(specifier, parent, whenImported);
    if (found) return found;
    throw notFound(`package '${split(specifier).name}'`, parent, {});
  }

  function forRequire(specifier: string, parent: string): Located {
    const own = builtin(specifier);
    if (own) return own;
    if (/^\.{0,2}(\/|$)/u.test(specifier)) {
      const slash = /(?:^|\/)\.{0,2}$/u.test(specifier) ? '/' : '';
      const path = asFileOrFolder(resolvePath(dirname(parent), specifier) + slash);
      if (path !== undefined) return { kind: 'file', path };
    } else {
      const found =
        inOwnPackage(specifier, parent, whenRequired) ??
        inPackages(specifier, parent, whenRequired);
      if (found) return found;
    }
    const error = new Error(`Cannot find module '${specifier}'\nRequire stack:\n- ${parent}`);
    throw Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: [parent] });
  }

  return { forImport, forRequire };
}

function hasExports({ exports }: Package): boolean {
  return exports !== undefined && exports !== null;
}

/** `@scope/name/sub/path` as `@scope/name` and `./sub/path`; the package itself is `.`. */
function split(specifier: string): { readonly name: string; readonly subpath: string } {
  const parts = specifier.split('/');
  const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { name, subpath: parts.length === 0 ? '.' : `./${parts.join('/')}` };
}

function checkName(specifier: string, parent: string): void {
  const { name } = split(specifier);
  const isScoped = specifier.startsWith('@') && !specifier.includes('/');
  const isBad = specifier.startsWith('#')
    ? specifier === '#' || specifier.startsWith('#/')
    : name === '' || name.startsWith('.') || /[%\\]/u.test(name) || isScoped;
  if (!isBad) return;
  const what = specifier.startsWith('#')
    ? 'is not a valid internal imports specifier name'
    : 'is not a valid package name';
  const message = `Invalid module "${specifier}" ${what} imported from ${parent}`;
  throw nodeError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', message);
}
