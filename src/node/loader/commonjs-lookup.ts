// Where `require` looks for a module, and what it finds there.
import type { Files } from '../disk/program-files.ts';
import { fileURLToPath } from '../paths/file-url.ts';
import { normalize, resolve as resolvePath } from '../paths/posix.ts';
import { packageJsonOf, split } from './package-targets.ts';
import type { Package } from './package-targets.ts';
import { hasExports, urlOf } from './resolve.ts';
import type { Asking, Resolver } from './resolve.ts';
import type { Warn } from '../values/warn.ts';

export interface LookupNeeds {
  readonly files: Files;
  readonly resolver: Resolver;
  readonly realPath: (path: string) => string;
  /** The same of an entry that is named in full. */
  readonly realMainPath: (path: string) => string;
  readonly warn: Warn;
}

/** The file system, as `require` sees it. `endings` are what may be left out of a name, such as `.js`. */
export class CommonJsLookup {
  readonly #needs: LookupNeeds;

  constructor(needs: LookupNeeds) {
    this.#needs = needs;
  }

  /** What a module of one package stands for within it: `#name`, or its own name. */
  ownPackage(request: string, parent: string, conditions: ReadonlySet<string>): string | undefined {
    const { packages } = this.#needs.resolver;
    const from = packages.around(parent);
    if (!from) return undefined;
    const asking = { parent, conditions };
    if (request.startsWith('#')) {
      if (from.imports === undefined || from.imports === null) return undefined;
      return this.#inPackage(request, () => {
        const located = this.#needs.resolver.internal(from, request, asking);
        return located.kind === 'file' ? located.path : urlOf(located);
      });
    }
    const { name, subpath } = split(request);
    if (from.name !== name || !hasExports(from)) return undefined;
    return this.#exported(request, from, subpath, asking);
  }

  /** The file in one of these folders, or undefined. An absolute path is looked for in `''`. */
  find(
    request: string,
    folders: readonly string[],
    endings: readonly string[],
    { conditions, isMain }: { conditions: ReadonlySet<string>; isMain: boolean },
  ): string | undefined {
    const { files } = this.#needs;
    const realPath = isMain ? this.#needs.realMainPath : this.#needs.realPath;
    const mustBeFolder = /(?:^|\/)\.{0,2}$/u.test(request);
    const stays = !/^\.\.?\//u.test(request) || !normalize(request).startsWith('..');
    for (const folder of folders) {
      if (stays && folder !== '' && !files.isFolder(resolvePath(folder))) continue;
      const inPackage = this.#inFolder(folder, request, conditions);
      if (inPackage !== undefined) return inPackage;
      const path = resolvePath(folder, request);
      const kind = files.kind(path);
      if (kind === 'file' && !mustBeFolder) return realPath(path);
      const found =
        (mustBeFolder ? undefined : this.#withEnding(path, endings)) ??
        (kind === 'folder' ? this.#asPackage(path, endings, request) : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** In a `node_modules`: what the package there gives for the request, if it says. */
  #inFolder(folder: string, request: string, conditions: ReadonlySet<string>): string | undefined {
    if (!/^(?:@[^/\\%]+\/)?[^./\\%][^/\\%]*(?:\/|$)/u.test(request)) return undefined;
    const { name, subpath } = split(request);
    const from = this.#needs.resolver.packages.in(resolvePath(folder, name));
    if (!from || !hasExports(from)) return undefined;
    return this.#exported(request, from, subpath, { parent: '', conditions });
  }

  #exported(request: string, from: Package, subpath: string, asking: Asking): string {
    return this.#inPackage(
      request,
      () => this.#needs.resolver.exported(from, subpath, asking).path,
      packageJsonOf(from.folder),
    );
  }

  /** In the words of CommonJS where the file that a package names is not there. */
  #inPackage(request: string, find: () => string, path?: string): string {
    try {
      return find();
    } catch (error) {
      const { code, url } = error as { readonly code?: unknown; readonly url?: unknown };
      if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'ERR_UNSUPPORTED_DIR_IMPORT') throw error;
      const file = typeof url === 'string' ? fileURLToPath(url) : request;
      throw Object.assign(new Error(`Cannot find module '${file}'`), {
        code: 'MODULE_NOT_FOUND',
        ...(path !== undefined && { path }),
      });
    }
  }

  #file(path: string): string | undefined {
    return this.#needs.files.isFile(path) ? this.#needs.realPath(path) : undefined;
  }

  #withEnding(path: string, endings: readonly string[]): string | undefined {
    for (const ending of endings) {
      const found = this.#file(path + ending);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What a folder stands for. */
  #asPackage(path: string, endings: readonly string[], request: string): string | undefined {
    const main = this.#needs.resolver.packages.in(path)?.main;
    const index = resolvePath(path, 'index');
    if (typeof main !== 'string' || main === '') return this.#withEnding(index, endings);
    const named = resolvePath(path, main);
    const found =
      this.#file(named) ??
      this.#withEnding(named, endings) ??
      this.#withEnding(resolvePath(named, 'index'), endings);
    if (found !== undefined) return found;
    const instead = this.#withEnding(index, endings);
    const json = packageJsonOf(path);
    if (instead === undefined) {
      const message = `Cannot find module '${named}'. Please verify that the package.json has a valid "main" entry`;
      throw Object.assign(new Error(message), {
        code: 'MODULE_NOT_FOUND',
        path: json,
        requestPath: request,
      });
    }
    const message =
      `Invalid 'main' field in '${json}' of '${main}'. ` +
      'Please either fix that or report it to the module author';
    this.#needs.warn(message, 'DeprecationWarning', 'DEP0128');
    return instead;
  }
}

/** The folders that are looked in last: of the environment, of home, and of Node itself. */
export function globalPaths(
  env: Readonly<Record<string, string | undefined>>,
  execPath: string,
): string[] {
  const { HOME: home, NODE_PATH: given } = env;
  return [
    ...(given?.split(':').filter((each) => each !== '') ?? []),
    ...(home ? [resolvePath(home, '.node_modules'), resolvePath(home, '.node_libraries')] : []),
    resolvePath(execPath, '../../lib/node'),
  ];
}
