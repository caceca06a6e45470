// The modules of one thread: found, read, rewritten and kept by URL.
import { nodeError, unavailable } from '../errors.ts';
import { fileURLToPath, pathToFileURL } from '../file-url.ts';
import type { Files } from '../files.ts';
import { dirname, extname } from '../posix-path.ts';
import { registerScript } from '../scripts.ts';
import type { Place } from '../scripts.ts';
import { CommonJs } from './commonjs.ts';
import { commonJsNames } from './commonjs-source.ts';
import type { EsmSource } from './esm-source.ts';
import { rewriteEsm } from './esm-source.ts';
import { evaluate, unsettled } from './evaluate.ts';
import { evaluateScript } from './evaluate-script.ts';
import { link } from './link.ts';
import { ParseFailure, parse } from './parse.ts';
import { createRecord } from './record.ts';
import type { EsmContext, EsmPart, ModuleRecord } from './record.ts';
import type { Located, Resolver } from './resolve.ts';
import { createResolver } from './resolve.ts';
import { moduleSyntaxError, plainSyntaxError } from './syntax-error.ts';
import type { BadText, NativeParser } from './syntax-error.ts';
import { placeOf } from './trace.ts';

export interface LoaderParts {
  readonly files: Files;
  readonly native: NativeParser;
  /** The exports of a built-in module, or undefined where this engine has none of that name. */
  readonly builtin: (name: string) => object | undefined;
  /** Whether real Node has a built-in module of that name. */
  readonly isBuiltin: (name: string) => boolean;
  /** Keeps the thread alive until the promise settles. */
  readonly hold: <T>(promise: Promise<T>) => Promise<T>;
}

/** An ES module's text that our parser refused: the native parser is yet to be asked for its words. */
class Refused extends Error {
  readonly bad: BadText;

  constructor(bad: BadText) {
    super(bad.failure?.message);
    this.bad = bad;
  }
}

/** Finds modules and runs them. `parent` is always the absolute path of the file that asks. */
export class Loader {
  readonly resolver: Resolver;
  readonly commonJs: CommonJs;
  readonly #parts: LoaderParts;
  readonly #records = new Map<string, ModuleRecord>();
  #main: string | undefined;

  constructor(parts: LoaderParts) {
    this.#parts = parts;
    this.resolver = createResolver(parts);
    this.commonJs = new CommonJs({
      ...parts,
      resolver: this.resolver,
      isEsm: (path) => this.#isEsm(path),
      requireEsm: (path) => this.#requireEsm(path),
      import: (specifier, parent, options) => this.import(specifier, parent, options),
    });
  }

  /** Runs a program's entry that is an ES module: a path, or a `data:` URL. */
  async runMain(path: string): Promise<void> {
    this.#main = path;
    const isData = path.startsWith('data:');
    await this.#importRecord(
      isData ? { kind: 'data', url: path } : { kind: 'file', path },
      undefined,
    );
  }

  /** Whether an entry is CommonJS. Throws where it is not there at all. */
  isCommonJs(path: string): boolean {
    if (path.startsWith('data:')) return false;
    if (this.#parts.files.isFile(path)) return !this.#isEsm(path);
    const error = new Error(`Cannot find module '${path}'`);
    throw Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: [] });
  }

  /** `import()`: the namespace, once the module has run. */
  async import(specifier: unknown, parent: string, options?: unknown): Promise<object> {
    const type = (options as { with?: { type?: string } } | undefined)?.with?.type;
    const located = this.resolver.forImport(String(specifier), parent);
    return await this.#importRecord(located, type);
  }

  /** Where a module stands that waits in a top-level `await`, if one does. */
  get unsettledAwait(): Place | undefined {
    const [record] = unsettled(this.#records.values());
    if (record?.esm?.waitingAt === undefined) return undefined;
    return { script: record.url, ...placeOf(record.esm.text, record.esm.waitingAt), length: 1 };
  }

  async #importRecord(located: Located, type: string | undefined): Promise<object> {
    let record: ModuleRecord;
    try {
      record = this.#linked(located, type);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw await this.#parts.hold(moduleSyntaxError(error.bad, this.#parts.native));
    }
    await evaluate(record);
    return record.namespace ?? {};
  }

  #requireEsm(path: string): object {
    let record: ModuleRecord;
    try {
      record = this.#linked({ kind: 'file', path }, undefined);
    } catch (error) {
      throw error instanceof Refused ? plainSyntaxError(error.bad) : error;
    }
    if (evaluate(record)) {
      throw nodeError(
        Error,
        'ERR_REQUIRE_ASYNC_MODULE',
        'require() cannot be used on an ESM graph with top-level await. Use import() instead.',
      );
    }
    return record.namespace ?? {};
  }

  #linked(located: Located, type: string | undefined): ModuleRecord {
    const record = this.#find(located, type);
    link(record, {
      find: (parent, { specifier, type: wanted }) =>
        this.#find(this.resolver.forImport(specifier, pathOf(parent)), wanted),
      start: (each, esm) => this.#start(each, esm),
    });
    return record;
  }

  #find(located: Located, type: string | undefined): ModuleRecord {
    const url =
      located.kind === 'builtin'
        ? `node:${located.name}`
        : located.kind === 'data'
          ? located.url
          : pathToFileURL(located.path).href;
    const known = this.#records.get(url);
    const record = known ?? this.#create(located, url);
    this.#records.set(url, record);
    if (record.kind === 'json' && type !== 'json') {
      const message = `Module "${url}" needs an import attribute of "type: json"`;
      throw nodeError(TypeError, 'ERR_IMPORT_ATTRIBUTE_MISSING', message);
    }
    return record;
  }

  #create(located: Located, url: string): ModuleRecord {
    if (located.kind === 'builtin') return this.#createBuiltin(located.name, url);
    if (located.kind === 'data') return this.#createFromData(url);
    const { path } = located;
    const text = this.#parts.files.read(path) ?? '';
    if (path.endsWith('.json')) return createJson(text, url, path);
    if (this.#isEsm(path)) return this.#createEsm(text, url);
    if (!/^\.c?js$|^$/u.test(extname(path))) {
      const message = `Unknown file extension "${extname(path)}" for ${path}`;
      throw nodeError(TypeError, 'ERR_UNKNOWN_FILE_EXTENSION', message);
    }
    return this.#createCommonJs(path, url);
  }

  #createBuiltin(name: string, url: string): ModuleRecord {
    const found = this.#parts.builtin(name);
    if (!found) throw unavailable(url);
    const names = new Set([...Object.keys(found), 'default']);
    const record = createRecord({ url, kind: 'builtin', names, esm: undefined, run: undefined });
    // Read when asked for, so that what a program replaces in a module is what it imports.
    for (const key of names) {
      Object.defineProperty(record.exports, key, {
        get: () => (key === 'default' ? found : (Reflect.get(found, key) as unknown)),
        enumerable: true,
      });
    }
    return record;
  }

  #createFromData(url: string): ModuleRecord {
    const [, mime = '', base64, body = ''] =
      /^data:([^;,]*)[^,]*?(;base64)?,(.*)$/su.exec(url) ?? [];
    const text = base64
      ? new TextDecoder().decode(Uint8Array.from(atob(body), (c) => c.charCodeAt(0)))
      : decodeURIComponent(body);
    if (mime === 'application/json') return createJson(text, url, url);
    if (mime === 'text/javascript') return this.#createEsm(text, url);
    const message = `Unknown module format: ${mime} for URL ${url}`;
    throw nodeError(RangeError, 'ERR_UNKNOWN_MODULE_FORMAT', message);
  }

  #createEsm(text: string, url: string): ModuleRecord {
    let source: EsmSource;
    try {
      source = rewriteEsm(text);
    } catch (error) {
      if (!(error instanceof ParseFailure)) throw error;
      throw new Refused({ name: url, text, failure: error });
    }
    const { trace: locate } = source;
    registerScript({ name: url, text, locate });
    return createRecord({
      url,
      kind: 'esm',
      names: new Set(source.exported),
      esm: { source, text, requested: [], body: undefined, waitingAt: undefined },
      run: undefined,
    });
  }

  #createCommonJs(path: string, url: string): ModuleRecord {
    const names = new Set([...this.#namesOf(path, new Set()), 'default', 'module.exports']);
    const record = createRecord({
      url,
      kind: 'commonjs',
      names,
      esm: undefined,
      run: () => {
        const value = this.commonJs.load(path);
        for (const name of names) {
          const whole = name === 'default' || name === 'module.exports';
          record.exports[name] = whole ? value : (value as Record<string, unknown> | null)?.[name];
        }
      },
    });
    return record;
  }

  #namesOf(path: string, seen: Set<string>): Set<string> {
    if (seen.has(path)) return new Set();
    seen.add(path);
    const { names, reexports } = commonJsNames(this.#parts.files.read(path) ?? '');
    const all = new Set(names);
    for (const specifier of reexports) {
      const located = this.resolver.forRequire(specifier, path);
      if (located.kind !== 'file' || this.#isEsm(located.path)) continue;
      for (const name of this.#namesOf(located.path, seen)) all.add(name);
    }
    all.delete('default');
    return all;
  }

  #start(record: ModuleRecord, esm: EsmPart): NonNullable<EsmPart['body']> {
    type Body = (
      this: undefined,
      context: EsmContext,
      ...rest: unknown[]
    ) => NonNullable<EsmPart['body']>;
    let body: Body;
    try {
      body = evaluateScript(this.#parts.native.runScript, esm.source.code, record.url);
    } catch {
      // The native parser refuses what ours let pass.
      throw new Refused({ name: record.url, text: esm.text, failure: undefined });
    }
    const imports = esm.requested.flatMap((each) => [each.exports, each.namespace]);
    return body.call(undefined, this.#context(record, esm), ...imports);
  }

  #context(record: ModuleRecord, esm: EsmPart): EsmContext {
    const path = pathOf(record);
    const meta = Object.assign(Object.create(null) as object, {
      ...(record.url.startsWith('file:') && { dirname: dirname(path), filename: path }),
      main: path === this.#main,
      resolve: (specifier: string) => urlOf(this.resolver.forImport(specifier, path)),
      url: record.url,
    });
    return {
      meta,
      export(getters) {
        Object.defineProperties(record.exports, Object.getOwnPropertyDescriptors(getters));
      },
      import: (specifier, options) => this.import(specifier, path, options),
      wait(offset, operand) {
        esm.waitingAt = offset;
        return operand;
      },
    };
  }

  /** Node's rule: by extension, then by the nearest package.json, then by what the text looks like. */
  #isEsm(path: string): boolean {
    const extension = extname(path);
    if (extension !== '.js') return extension === '.mjs';
    const type = this.#packageType(path);
    if (type !== undefined) return type === 'module';
    const text = this.#parts.files.read(path) ?? '';
    if (!/\b(?:import|export|await)\b/u.test(text)) return false;
    try {
      parse(text, 'commonjs');
      return false;
    } catch {
      // What only an ES module may contain; with other mistakes in it, CommonJS gets to complain.
    }
    try {
      parse(text, 'module');
      return true;
    } catch {
      return false;
    }
  }

  #packageType(path: string): 'module' | 'commonjs' | undefined {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const text = this.#parts.files.read(
        folder === '/' ? '/package.json' : `${folder}/package.json`,
      );
      if (text !== undefined) {
        const { type } = JSON.parse(text) as { type?: unknown };
        return type === 'module' || type === 'commonjs' ? type : undefined;
      }
      if (folder === '/') return undefined;
    }
  }
}

function createJson(text: string, url: string, path: string): ModuleRecord {
  const names = new Set(['default']);
  const record = createRecord({
    url,
    kind: 'json',
    names,
    esm: undefined,
    run: () => {
      try {
        record.exports['default'] = JSON.parse(text) as unknown;
      } catch (error) {
        throw new SyntaxError(`${path}: ${(error as Error).message}`);
      }
    },
  });
  return record;
}

function pathOf(record: ModuleRecord): string {
  return record.url.startsWith('file:') ? fileURLToPath(record.url) : record.url;
}

function urlOf(located: Located): string {
  if (located.kind === 'builtin') return `node:${located.name}`;
  return located.kind === 'data' ? located.url : pathToFileURL(located.path).href;
}
