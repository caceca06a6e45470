// The modules of one thread: found, read, rewritten and kept by URL.
import { nodeError, unavailable } from '../errors/node-error.ts';
import { fileURLToPath, pathToFileURL } from '../paths/file-url.ts';
import type { Files } from '../disk/program-files.ts';
import { dirname, extname } from '../paths/posix.ts';
import { registerScript } from '../stacks/script-registry.ts';
import type { Place } from '../stacks/script-registry.ts';
import { awaitHooks } from './awaits.ts';
import { CommonJs } from './commonjs.ts';
import { CommonJsNames } from './commonjs-names.ts';
import { readDataUrl } from './data-url.ts';
import { evaluate, unsettled } from './evaluate.ts';
import { evaluateScript } from './evaluate-script.ts';
import { createFormats } from './format.ts';
import type { Formats } from './format.ts';
import { checkType } from './import-attributes.ts';
import { link } from './link.ts';
import { TextRunner } from './text-runner.ts';
import { explainMissingName } from './missing-name.ts';
import { isParseFailure } from './parse-failure.ts';
import { createRecord } from './record.ts';
import type { EsmContext, EsmPart, ModuleRecord } from './record.ts';
import { createBuiltin, createCommonJs, createJson } from './plain-records.ts';
import { requiredEsm } from './required-esm.ts';
import type { Located, Resolver } from './resolve.ts';
import { createResolver } from './resolve.ts';
import { RewrittenModules } from './rewritten-modules.ts';
import type { RewrittenByUrl, RewrittenModule, RewrittenText } from '../wire/rewritten.ts';
import type { GetLexing } from './commonjs-exports.ts';
import type { GetRewriting } from './rewriting.ts';
import { moduleSyntaxError, plainSyntaxError } from './syntax-error.ts';
import type { BadText, NativeParser } from './syntax-error.ts';
import { placeOf } from './trace.ts';

export interface LoaderNeeds {
  readonly files: Files;
  readonly native: NativeParser;
  readonly rewriting: GetRewriting;
  readonly lexing: GetLexing;
  /** What another thread has already rewritten. */
  readonly rewritten: RewrittenByUrl;
  /** The exports of a built-in module, or undefined where this engine has none of that name. */
  readonly builtin: (name: string) => object | undefined;
  /** Whether real Node has a built-in module of that name. */
  readonly isBuiltin: (name: string) => boolean;
  /** What the command line adds to the conditions of packages. */
  readonly conditions?: readonly string[];
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
  /** Runs texts that are no modules. */
  readonly texts: TextRunner;
  readonly #needs: LoaderNeeds;
  readonly #formats: Formats;
  readonly #rewrittenModules: RewrittenModules;
  readonly #names: CommonJsNames;
  readonly #records = new Map<string, ModuleRecord>();
  #main: string | undefined;

  constructor(needs: LoaderNeeds) {
    this.#needs = needs;
    this.#formats = createFormats(needs.files, needs.rewriting);
    this.#rewrittenModules = new RewrittenModules(needs.rewriting, needs.rewritten);
    this.resolver = createResolver(needs);
    this.texts = new TextRunner(needs.native, needs.rewriting);
    this.#names = new CommonJsNames({ ...needs, resolver: this.resolver });
    this.commonJs = new CommonJs({
      ...needs,
      resolver: this.resolver,
      isEsm: (path) => this.#formats.isEsm(path),
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
    if (this.#needs.files.isFile(path)) return !this.#formats.isEsm(path);
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

  /** Rewrites an entry and what it imports, for a thread that is to run it; empty where that fails. */
  rewriteAhead(path: string): RewrittenByUrl {
    const ahead = new Map<string, RewrittenText>();
    const visit = (file: string): void => {
      const url = pathToFileURL(file).href;
      if (ahead.has(url) || !this.#needs.files.isFile(file) || !this.#formats.isEsm(file)) return;
      const text = this.#needs.files.read(file) ?? '';
      const module = this.#rewrittenModules.rewrite(url, text);
      ahead.set(url, { text, module });
      for (const { specifier } of module.requests) {
        const located = this.resolver.forImport(specifier, file);
        if (located.kind === 'file') visit(located.path);
      }
    };
    try {
      visit(path);
    } catch {
      // The thread that runs it will come upon the same error, and tell.
    }
    return ahead;
  }

  async #importRecord(located: Located, type: string | undefined): Promise<object> {
    try {
      const record = this.#find(located, type);
      const linked = this.#link(record);
      if (linked) await linked;
      await evaluate(record);
      return record.namespace ?? {};
    } catch (error) {
      explainMissingName(error, this.#needs.native.placeOf);
      if (!(error instanceof Refused)) throw error;
      throw await this.#needs.hold(moduleSyntaxError(error.bad, this.#needs.native));
    }
  }

  #requireEsm(path: string): unknown {
    try {
      const record = this.#find({ kind: 'file', path }, undefined);
      if (this.#link(record) ?? evaluate(record)) {
        throw nodeError(
          Error,
          'ERR_REQUIRE_ASYNC_MODULE',
          'require() cannot be used on an ESM graph with top-level await. Use import() instead.',
        );
      }
      return requiredEsm(record.namespace ?? {});
    } catch (error) {
      throw error instanceof Refused ? plainSyntaxError(error.bad) : error;
    }
  }

  #link(record: ModuleRecord): Promise<unknown> | undefined {
    return link(record, {
      find: (parent, { specifier, type }) =>
        this.#find(this.resolver.forImport(specifier, pathOf(parent)), type),
      start: (each, esm) => this.#start(each, esm),
    });
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
    checkType(record, type);
    return record;
  }

  #create(located: Located, url: string): ModuleRecord {
    if (located.kind === 'builtin') {
      const found = this.#needs.builtin(located.name);
      if (found) return createBuiltin(found, url);
      throw unavailable(url);
    }
    if (located.kind === 'data') return this.#createFromData(url);
    const { path } = located;
    const text = this.#needs.files.read(path) ?? '';
    if (path.endsWith('.json')) return createJson(text, url, path);
    if (this.#formats.isEsm(path)) return this.#createEsm(text, url);
    if (!/^\.c?js$|^$/u.test(extname(path))) {
      const message = `Unknown file extension "${extname(path)}" for ${path}`;
      throw nodeError(TypeError, 'ERR_UNKNOWN_FILE_EXTENSION', message);
    }
    return createCommonJs(path, url, {
      names: (each) => this.#names.of(each),
      load: (each) => this.commonJs.load(each),
    });
  }

  #createFromData(url: string): ModuleRecord {
    const { format, text } = readDataUrl(url);
    return format === 'json' ? createJson(text, url, url) : this.#createEsm(text, url);
  }

  #createEsm(text: string, url: string): ModuleRecord {
    let rewritten: RewrittenModule;
    try {
      rewritten = this.#rewrittenModules.rewrite(url, text);
    } catch (error) {
      if (!isParseFailure(error)) throw error;
      throw new Refused({ name: url, text, failure: error });
    }
    registerScript({ name: url, text, locate: this.#rewrittenModules.tracer(text) });
    return createRecord({
      url,
      kind: 'esm',
      names: new Set(rewritten.exported),
      esm: { rewritten, text, requested: [], body: undefined, waitingAt: undefined },
      run: undefined,
    });
  }

  #start(record: ModuleRecord, esm: EsmPart): NonNullable<EsmPart['body']> {
    type Body = (
      this: undefined,
      context: EsmContext,
      ...rest: unknown[]
    ) => NonNullable<EsmPart['body']>;
    let body: Body;
    try {
      body = evaluateScript(this.#needs.native.runScript, esm.rewritten.code, record.url) as Body;
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
      ...awaitHooks,
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
}

function pathOf(record: ModuleRecord): string {
  return record.url.startsWith('file:') ? fileURLToPath(record.url) : record.url;
}

function urlOf(located: Located): string {
  if (located.kind === 'builtin') return `node:${located.name}`;
  return located.kind === 'data' ? located.url : pathToFileURL(located.path).href;
}
