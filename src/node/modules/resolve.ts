// From the specifier in an `import` or a `require` to the module it means.
import { nodeError } from '../errors.ts';
import { fileURLToPath, pathToFileURL } from '../file-url.ts';
import type { Files } from '../files.ts';
import { dirname, resolve as resolvePath } from '../posix-path.ts';

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

export interface ResolverParts {
  readonly files: Files;
  /** Whether Node has a built-in module of that name, without `node:`. */
  readonly isBuiltin: (name: string) => boolean;
}

export function createResolver({ files, isBuiltin }: ResolverParts): Resolver {
  function builtin(specifier: string): Located | undefined {
    const name = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
    if (isBuiltin(name)) return { kind: 'builtin', name };
    if (name === specifier) return undefined;
    throw nodeError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
  }

  /** `main` of the folder's package.json, where there is one that can be read. */
  function packageMain(folder: string): string | undefined {
    const text = files.read(`${folder}/package.json`);
    if (text === undefined) return undefined;
    const { main } = JSON.parse(text) as { main?: unknown };
    return typeof main === 'string' ? resolvePath(folder, main) : undefined;
  }

  function asFile(path: string): string | undefined {
    return ['', '.js', '.json'].map((ending) => path + ending).find((each) => files.isFile(each));
  }

  function asFileOrFolder(path: string): string | undefined {
    const main = packageMain(path);
    return (
      asFile(path) ?? (main && (asFile(main) ?? asFile(`${main}/index`))) ?? asFile(`${path}/index`)
    );
  }

  /** Looks in every `node_modules` on the way up. */
  function inPackages(specifier: string, parent: string): string | undefined {
    for (let folder = dirname(parent); ; folder = dirname(folder)) {
      const found = asFileOrFolder(resolvePath(folder, 'node_modules', specifier));
      if (found !== undefined || folder === '/') return found;
    }
  }

  function notFound(what: string, parent: string, extra: object): Error {
    const message = `Cannot find ${what} imported from ${parent}`;
    return nodeError(Error, 'ERR_MODULE_NOT_FOUND', message, extra);
  }

  function importedFile(url: URL, parent: string): Located {
    const path = fileURLToPath(url);
    if (files.isFile(path)) return { kind: 'file', path };
    if (files.isFolder(path.replace(/\/$/u, ''))) {
      const message = `Directory import '${path}' is not supported resolving ES modules imported from ${parent}`;
      throw nodeError(Error, 'ERR_UNSUPPORTED_DIR_IMPORT', message, { url: url.href });
    }
    throw notFound(`module '${path}'`, parent, { url: url.href });
  }

  return {
    forImport(specifier, parent) {
      const own = builtin(specifier);
      if (own) return own;
      if (/^\.{0,2}\//u.test(specifier)) {
        return importedFile(new URL(specifier, pathToFileURL(parent)), parent);
      }
      if (URL.canParse(specifier)) {
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
      const path = inPackages(specifier, parent);
      if (path !== undefined) return { kind: 'file', path };
      const [scope = '', name = ''] = specifier.split('/');
      const packageName = specifier.startsWith('@') ? `${scope}/${name}` : scope;
      throw notFound(`package '${packageName}'`, parent, {});
    },

    forRequire(specifier, parent) {
      const own = builtin(specifier);
      if (own) return own;
      const path = /^\.{0,2}(\/|$)/u.test(specifier)
        ? asFileOrFolder(resolvePath(dirname(parent), specifier))
        : inPackages(specifier, parent);
      if (path !== undefined) return { kind: 'file', path };
      const error = new Error(`Cannot find module '${specifier}'\nRequire stack:\n- ${parent}`);
      throw Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: [parent] });
    },
  };
}
