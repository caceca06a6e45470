// The modules of one thread: found, read, rewritten and kept by URL.
import { invalidUrl, nodeError, unavailable } from '../errors/node-error.ts';
import { pathOf, pathToFileURL, urlAt } from '../paths/file-url.ts';
import type { Files } from '../disk/program-files.ts';
import { dirname, extname } from '../paths/posix.ts';
import { lineOf } from '../stacks/lines.ts';
import { registerScript } from '../stacks/script-registry.ts';
import type { Place } from '../stacks/script-registry.ts';
import { bare } from '../values/bare.ts';
import { awaitHooks } from './awaits.ts';
import { BuiltinModules } from './builtin-modules.ts';
import { CommonJs } from './commonjs.ts';
import type { EsmOrder } from './commonjs.ts';
import { kIsExecuting } from './commonjs-types.ts';
import type { CommonJsModule, ModuleNeeds } from './commonjs-types.ts';
import { CommonJsNames } from './commonjs-names.ts';
import { dataFormat, dataType, readDataUrl } from './data-url.ts';
import { evaluate, hasAsync, unsettled } from './evaluate.ts';
import { evaluateScript, evaluateScripts } from './evaluate-script.ts';
import { createFormats } from './format.ts';
import type { Formats } from './format.ts';
import { createHookedRequire } from './hooked-require.ts';
import type { HookedRequire } from './hooked-require.ts';
import { chain, textOf } from './hooks.ts';
import type { Attributes, Hooks, LoadContext, Loaded, ResolveContext, Resolved } from './hooks.ts';
import { importHook } from './import-hook.ts';
import type { ImportHook } from './import-hook.ts';
import { importInTurns } from './import-turns.ts';
import { checkAttributes, checkNames, readAttributes } from './import-attributes.ts';
import { link } from './link.ts';
import { TextRunner } from './text-runner.ts';
import { isNeverSettled } from './never-settled.ts';
import { explainMissingName } from './missing-name.ts';
import { refusing } from './namespace.ts';
import { packageJsonOf } from './package-targets.ts';
import { isParseFailure } from './parse-failure.ts';
import { parseJson } from './parse-json.ts';
import { createRecord, refuse } from './record.ts';
import {
  cycleError,
  noSourcePhase,
  requiredAsync,
  unknownFormat,
  unsupportedScheme,
} from './refusals.ts';
import type { EsmContext, EsmPart, EsmRecord, ModuleRecord } from './record.ts';
import { createCommonJs, createJson } from './plain-records.ts';
import { requiredEsm } from './required-esm.ts';
import { RequiringEsm } from './requiring-esm.ts';
import type { RequireEsmOptions } from './requiring-esm.ts';
import type { Resolver } from './resolve.ts';
import { createResolver, urlOf } from './resolve.ts';
import { RewrittenModules } from './rewritten-modules.ts';
import type { RewrittenByUrl, RewrittenModule, RewrittenText } from '../wire/rewritten.ts';
import type { GetLexing } from './commonjs-exports.ts';
import type { GetRewriting } from './rewriting.ts';
import { moduleSyntaxError, plainSyntaxError } from './syntax-error.ts';
import type { BadText, NativeParser } from './syntax-error.ts';
import { placeOf } from './trace.ts';
import type { LoadTracing } from './tracing.ts';
import type { Warn } from '../values/warn.ts';

export interface LoaderNeeds extends Pick<ModuleNeeds, 'process' | 'read' | 'onParent'> {
  readonly files: Files;
  /** Which links are not followed: to modules, or to the entry. */
  readonly keepsLinks?: { readonly modules: boolean; readonly main: boolean };
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
  /** `process.emitWarning`. */
  readonly warn: Warn;
  /** The same, without waiting for the next tick. */
  readonly warnNow: Warn;
  readonly requireEsm?: RequireEsmOptions;
  /** Whether there is no `import.meta.resolve`, as on the thread of a program's hooks. */
  readonly lacksMetaResolve?: boolean;
  /** Hears of what an entry threw that began as CommonJS and was an ES module. */
  readonly onFail: (error: unknown) => void;
}

/** An ES module's text that our parser refused: the native parser is yet to be asked for its words. */
class Refused extends Error {
  readonly bad: BadText;

  constructor(bad: BadText) {
    super(bad.failure?.message);
    this.bad = bad;
  }
}

/** What the rewritten text of an ES module is: it is given its outside, and the modules it imports. */
type Start = (
  this: undefined,
  context: EsmContext,
  ...imports: unknown[]
) => NonNullable<EsmPart['body']>;

/** What was read of a module. */
interface Read {
  readonly format: string | null;
  readonly text: string | undefined;
}

/** Finds modules and runs them. `parent` is always the URL of the module that asks; an entry has none. */
export class Loader {
  readonly resolver: Resolver;
  readonly formats: Formats;
  readonly builtins: BuiltinModules;
  readonly commonJs: CommonJs;
  /** What the program has registered. */
  hooks: Hooks = {};
  /** What it has registered on a thread of its own: asked after those, and for imports alone. */
  offThread: Hooks = {};
  /** Who hears of what is loaded. */
  tracing: LoadTracing | undefined;
  /** Runs texts that are no modules. */
  readonly texts: TextRunner;
  readonly #needs: LoaderNeeds;
  readonly #requiring: RequiringEsm;
  readonly #rewrittenModules: RewrittenModules;
  readonly #names: CommonJsNames;
  readonly #records = new Map<string, ModuleRecord>();
  /** What specifiers were resolved to, by who asked. */
  readonly #resolved = new Map<string, Resolved>();
  readonly #required = new WeakMap<CommonJsModule, ModuleRecord>();
  #main: string | undefined;

  constructor(needs: LoaderNeeds) {
    this.#needs = needs;
    const { files, rewriting, warn } = needs;
    this.texts = new TextRunner(needs.native, rewriting);
    this.#rewrittenModules = new RewrittenModules(rewriting, needs.rewritten);
    const realPath = (path: string): string =>
      needs.keepsLinks?.modules ? path : files.realPath(path);
    this.resolver = createResolver({ ...needs, realPath });
    this.builtins = new BuiltinModules(needs.builtin);
    this.formats = createFormats({ files, packages: this.resolver.packages, rewriting, warn });
    this.#requiring = new RequiringEsm({
      ...(needs.requireEsm ?? { allowed: true, trace: undefined }),
      packages: this.resolver.packages,
      looksLikeEsm: (text) => this.formats.looksLikeEsm(text),
      warn,
    });
    this.commonJs = new CommonJs({
      ...needs,
      builtin: this.builtins.get,
      resolver: this.resolver,
      realPath,
      realMainPath: (path) => (needs.keepsLinks?.main ? path : files.realPath(path)),
      formats: this.formats,
      requiring: this.#requiring,
      hooks: () => this.hooks,
      tracing: () => this.tracing?.require,
      requireEsm: (order) => this.#requireEsm(order),
      startMain: (path, text) => {
        const begun = this.#isHooked
          ? this.runMain(path)
          : this.runText(text, pathToFileURL(path).href);
        begun.catch(needs.onFail);
      },
      isPending: (module) => {
        const record = this.#required.get(module);
        return record !== undefined && record.state !== 'done';
      },
      importHook: (url) => this.importHook(() => url),
    });
    const { Module } = this.commonJs;
    this.#names = new CommonJsNames({
      ...needs,
      follow: (specifier, parent) =>
        Module._resolveFilename(specifier, this.commonJs.moduleAt(parent)),
    });
  }

  /** Runs a program's entry that is an ES module: a path, or a URL. */
  async runMain(entry: string): Promise<void> {
    const url = urlAt(entry);
    this.#main = url;
    await this.#importFrom(() => this.#find(url, undefined, {}));
  }

  /** Runs a text as an entry that is an ES module, under the URL of its file or one of its own. */
  async runText(text: string, url: string): Promise<void> {
    this.#main = url;
    await this.#importFrom(() => this.#ofText(text, url));
  }

  /** Whether an entry is for `require` to begin with. */
  isCommonJs(path: string): boolean {
    return !path.startsWith('data:') && !this.formats.isForImport(path);
  }

  /** Parses a text and runs nothing of it: rejects with its SyntaxError. `name` is what errors call it. */
  async check(text: string, name: string, format: string | undefined): Promise<void> {
    const { native, rewriting, hold } = this.#needs;
    if (format !== 'module' && this.commonJs.parses(text, name, format)) return;
    try {
      rewriting().parse(text, 'module');
    } catch (error) {
      if (!isParseFailure(error)) throw error;
      throw await hold(moduleSyntaxError({ name, text, failure: error }, native));
    }
  }

  /** The same for a file's. */
  checkFile(path: string): Promise<void> {
    return this.check(this.#needs.read(path), path, this.formats.byName(path));
  }

  /** The file that an entry means, which may leave out its ending; undefined where there is none. */
  findMain(path: string): string | undefined {
    if (path.startsWith('data:')) return path;
    return this.commonJs.Module._findPath(path, null, true) || undefined;
  }

  /** `import()`: the namespace, once the module has run. */
  import(specifier: unknown, parent: string, options?: unknown): Promise<object> {
    let name: string;
    let attributes: Attributes;
    try {
      name = `${specifier as string}`;
      attributes = readAttributes(options);
    } catch (error) {
      return Promise.reject(error);
    }
    const run = (): Promise<object> =>
      this.#importBy((link) => importInTurns(() => this.#find(name, parent, attributes), link));
    const channel = this.tracing?.import;
    if (!channel?.hasSubscribers) return run();
    return channel.tracePromise(run, { parentURL: parent, url: name }) as Promise<object>;
  }

  /** `import.source()`: rejects, with what finding the module throws, or since it has no such phase. */
  #importSource(specifier: unknown, parent: string, options?: unknown): Promise<never> {
    return new Promise(() => {
      const { url } = this.#find(`${specifier as string}`, parent, readAttributes(options));
      throw noSourcePhase(url);
    });
  }

  /** What a text imports by, whose URL it asks for each time. */
  importHook(url: () => string): ImportHook {
    return importHook(
      (specifier, options) => this.import(specifier, url(), options),
      (specifier, options) => this.#importSource(specifier, url(), options),
    );
  }

  /** What stands for the module that asks where none does. */
  get #outside(): string {
    return pathToFileURL(`${this.#needs.process().cwd()}/`).href;
  }

  get #hooks(): Hooks {
    const { hooks, offThread } = this;
    return {
      resolve: chain(hooks.resolve, offThread.resolve),
      load: chain(hooks.load, offThread.load),
    };
  }

  get #isHooked(): boolean {
    const { resolve, load } = this.#hooks;
    return resolve !== undefined || load !== undefined;
  }

  /** Where a module stands that waits in a top-level `await`, if one does. */
  get unsettledAwait(): Place | undefined {
    const [record] = unsettled(this.#records.values());
    if (record?.esm?.waitingAt === undefined) return undefined;
    const { text, waitingAt } = record.esm;
    const at = placeOf(text, waitingAt);
    return { script: record.url, ...at, length: 1, text: lineOf(text, at.line) };
  }

  /** Rewrites an entry and what it imports, for a thread that is to run it; empty where that fails. */
  rewriteAhead(path: string): RewrittenByUrl {
    const ahead = new Map<string, RewrittenText>();
    const visit = (url: string): void => {
      const file = pathOf(url);
      if (file === undefined || ahead.has(url)) return;
      const format = this.formats.byName(file);
      if (format !== undefined && format !== 'module') return;
      const text = this.#needs.files.read(file);
      if (text === undefined) return;
      if (format === undefined && this.formats.looksLikeEsm(text) === undefined) return;
      const module = this.#rewrittenModules.rewrite(url, text);
      ahead.set(url, { text, module });
      for (const { specifier } of module.requests) visit(this.resolve(specifier, url, {}).url);
    };
    try {
      if (!this.#isHooked) visit(pathToFileURL(path).href);
    } catch {
      // The thread that runs it will come upon the same error, and tell.
    }
    return ahead;
  }

  /** What the text of an ES module imports. Throws `ParseFailure`. */
  requestsOf(url: string, text: string): RewrittenModule['requests'] {
    return this.#rewrittenModules.rewrite(url, text).requests;
  }

  /** The URL of a module, by the program's hooks if there are any. */
  resolve(specifier: string, parent: string | undefined, attributes: Attributes): Resolved {
    const hooked = this.#hooks.resolve;
    if (hooked) {
      const context = {
        parentURL: parent,
        importAttributes: bare(attributes),
        conditions: [...this.resolver.importConditions],
      };
      return hooked(specifier, context, (...given) => this.resolveItself(...given));
    }
    const from = parent ?? this.#outside;
    const key = `${from}\0${specifier}`;
    const known = this.#resolved.get(key);
    if (known) return known;
    const url = urlOf(this.resolver.forImport(specifier, from));
    const resolved = { url, format: undefined };
    this.#resolved.set(key, resolved);
    return resolved;
  }

  /** The last step of `resolve`. */
  resolveItself(specifier: string, { parentURL, conditions }: ResolveContext): Resolved {
    const from = parentURL ?? this.#outside;
    const located = this.resolver.forImport(specifier, from, new Set(conditions));
    const url = urlOf(located);
    const format =
      located.kind === 'builtin' && !specifier.startsWith('node:')
        ? 'builtin'
        : this.#formatOf(url);
    return bare({ url, format, importAttributes: undefined });
  }

  /** What kind of module a URL is, as far as it can be seen without its text. */
  #formatOf(url: string): string | null | undefined {
    if (url.startsWith('node:')) return undefined;
    if (url.startsWith('data:')) return dataFormat(url);
    const path = pathOf(url);
    return path === undefined ? undefined : (this.formats.byName(path) ?? null);
  }

  /** Imports a module at once. */
  #importFrom(find: () => ModuleRecord): Promise<object> {
    return this.#importBy(async (link) => {
      const record = find();
      const linked = link(record);
      if (linked) await linked;
      await evaluate(record);
      return record;
    });
  }

  async #importBy(
    run: (link: (record: ModuleRecord) => Promise<unknown> | undefined) => Promise<ModuleRecord>,
  ): Promise<object> {
    let found: ModuleRecord | undefined;
    try {
      const { namespace = {} } = await run((record) => {
        found = record;
        return this.#link(record, false);
      });
      return namespace;
    } catch (error) {
      if (isNeverSettled(error)) return await new Promise(() => undefined);
      this.#explain(error, found);
      if (!(error instanceof Refused)) throw error;
      throw await this.#needs.hold(moduleSyntaxError(error.bad, this.#needs.native));
    }
  }

  #explain(error: unknown, record: ModuleRecord | undefined): void {
    const url = record?.url ?? '';
    explainMissingName(error, () => {
      const path = pathOf(url);
      const from = path === undefined ? undefined : this.resolver.packages.around(path);
      return {
        url,
        isAsync: record?.esm?.rewritten.async ?? false,
        packageJson: from?.type === 'module' ? packageJsonOf(from.folder) : undefined,
        placeOf: this.#needs.native.placeOf,
      };
    });
  }

  #requireEsm({ module, path, text, parent }: EsmOrder): unknown {
    const url = pathToFileURL(path).href;
    try {
      const record = this.#ofText(text, url);
      this.#required.set(module, record);
      void this.#link(record, true);
      if (hasAsync(record)) throw requiredAsync(path, this.commonJs.requireStack(parent));
      if (record.state === 'running') {
        const from = parent?.filename ? ` (from ${parent.filename})` : '';
        throw cycleError(
          `Cannot require() ES Module ${path} in a cycle.${from} A cycle involving require(esm) is not allowed to maintain ` +
            'invariants mandated by the ECMAScript specification. Try making at least part of the dependency in the graph lazily loaded.',
        );
      }
      void evaluate(record);
      return requiredEsm(record.namespace ?? {});
    } catch (error) {
      throw error instanceof Refused ? plainSyntaxError(error.bad) : error;
    }
  }

  /** `required`: by a `require`, which must not meet what is still on its way. */
  #link(record: ModuleRecord, required: boolean): Promise<unknown> | undefined {
    return link(record, {
      find: ({ url }, { specifier, attributes }) => {
        const found = this.#find(specifier, url, attributes);
        if (required) this.#checkCycle(found, specifier, url);
        return found;
      },
      start: (modules) => {
        this.#start(modules);
      },
    });
  }

  #checkCycle({ state, kind, url }: ModuleRecord, specifier: string, parent: string): void {
    const isRunning = state === 'running' && kind !== 'commonjs';
    const path = kind === 'commonjs' ? pathOf(url) : undefined;
    const isExecuting = path !== undefined && this.commonJs.Module._cache[path]?.[kIsExecuting];
    if (!isRunning && !isExecuting) return;
    const what = isRunning ? 'Module' : 'CommonJS Module';
    throw cycleError(
      `Cannot import ${what} ${specifier} in a cycle. (from ${pathOf(parent) ?? parent})`,
    );
  }

  #find(specifier: string, parent: string | undefined, attributes: Attributes): ModuleRecord {
    const {
      url,
      format,
      importAttributes = attributes,
    } = this.resolve(specifier, parent, attributes);
    const key = keyOf(url, importAttributes);
    const known = this.#records.get(key);
    if (known) return known;
    const record = this.#create(url, format, importAttributes);
    this.#records.set(key, record);
    return record;
  }

  #create(url: string, hint: Resolved['format'], importAttributes: Attributes): ModuleRecord {
    const hooked = this.#hooks.load;
    if (hooked) {
      const conditions = [...this.resolver.importConditions];
      const { format, source } = hooked(
        url,
        { format: hint, importAttributes: bare(importAttributes), conditions },
        (from, context) => this.loadItself(from, context),
        false,
      );
      const isGiven = source !== null && source !== undefined;
      return this.#createOf(url, format, isGiven ? textOf(source) : undefined, isGiven);
    }
    const { format, text } = this.#readChecked(url, hint, importAttributes);
    return this.#createOf(url, format, text, false);
  }

  /** The last step of `load`. */
  loadItself(url: string, { format: hint, importAttributes }: LoadContext): Loaded {
    const { format, text } = this.#readChecked(url, hint, importAttributes);
    const { Buffer } = this.builtins.get('buffer') as { Buffer: typeof globalThis.Buffer };
    const source = text === undefined ? null : Buffer.from(text);
    return { format, responseURL: url, source } as Loaded;
  }

  /** The text of a module, and of what kind it is, which must be what its importer says. */
  #readChecked(url: string, hint: Resolved['format'], attributes: Attributes | undefined): Read {
    checkNames(url, attributes);
    const read = this.#read(url, hint);
    checkAttributes(url, read.format, attributes);
    return read;
  }

  #read(url: string, hint: Resolved['format']): Read {
    if (url.startsWith('node:')) return { format: hint ?? 'builtin', text: undefined };
    if (url.startsWith('data:')) {
      const text = readDataUrl(url);
      const format = hint ?? dataFormat(url);
      if (format === null) throw unknownFormat(dataType(url), url);
      return { format, text };
    }
    if (!URL.canParse(url)) throw invalidUrl(url);
    const path = pathOf(url);
    if (path === undefined) throw unsupportedScheme(new URL(url).protocol);
    const text = this.#needs.read(path);
    const known = hint ?? this.formats.byName(path);
    if (known !== undefined) return { format: known, text };
    const extension = extname(path);
    if (extension === '.js' || extension === '')
      return { format: this.formats.byText(path, text), text };
    const message = `Unknown file extension "${extension}" for ${path}`;
    throw nodeError(TypeError, 'ERR_UNKNOWN_FILE_EXTENSION', message);
  }

  /** `isGiven`: by a hook, and so what runs. */
  #createOf(
    url: string,
    format: Loaded['format'],
    text: string | undefined,
    isGiven: boolean,
  ): ModuleRecord {
    switch (format) {
      case 'builtin':
        if (url.startsWith('node:')) return this.builtins.record(url.slice('node:'.length));
        throw nodeError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${url}`);
      case 'json':
        return this.#createJson(url, text ?? '');
      case 'module':
        return this.#createEsm(text ?? '', url);
      case 'commonjs':
        return this.#createCommonJs(url, text, isGiven);
      case 'wasm':
      case 'addon':
        throw unavailable(
          `${url.slice(url.lastIndexOf('/') + 1)}: a module of ${format === 'wasm' ? 'WebAssembly' : 'native code'}`,
        );
      default:
        throw unknownFormat(format ?? null, url);
    }
  }

  /** A JSON module, which shares its value with a `require` of the same file. */
  #createJson(url: string, text: string): ModuleRecord {
    const path = pathOf(url);
    const shared = /[?#]/u.test(url) ? undefined : path;
    const { Module } = this.commonJs;
    return createJson(url, () => {
      const known = shared === undefined ? undefined : Module._cache[shared];
      if (known?.loaded) return known.exports;
      const value = parseJson(path ?? url, text);
      if (shared !== undefined) {
        // No `Module`, as in Node.
        Module._cache[shared] = { exports: value, loaded: true } as CommonJsModule;
      }
      return value;
    });
  }

  #createCommonJs(url: string, text: string | undefined, isGiven: boolean): ModuleRecord {
    const path = pathOf(url) ?? url;
    const { Module } = this.commonJs;
    const module = this.commonJs.expect(path);
    return createCommonJs(url, {
      names: this.#names.of(path, text),
      load: () => {
        if (text !== undefined && isGiven) {
          this.commonJs.runWith(module, {
            path,
            text,
            isMain: url === this.#main,
            require: this.offThread.load && (() => this.#hookedRequire(module, url)),
          });
          return module.exports;
        }
        const exports = module.loaded
          ? module.exports
          : this.commonJs.load(path, undefined, url === this.#main);
        const loaded = Module._cache[path];
        return loaded ? this.commonJs.exportsOf(loaded) : exports;
      },
    });
  }

  #hookedRequire(module: CommonJsModule, url: string): HookedRequire {
    return createHookedRequire(module, url, {
      Module: this.commonJs.Module,
      isBuiltin: (request) => this.resolver.hasBuiltin(request),
      resolve: (specifier, parent) => this.resolve(specifier, parent, {}).url,
      find: (...given) => this.#find(...given),
      link: (record) => void this.#link(record, true),
      requiring: this.#requiring,
      main: this.#needs.process().mainModule,
    });
  }

  /** The ES module at a URL, of this text where it is not known yet. */
  #ofText(text: string, url: string): ModuleRecord {
    const key = keyOf(url, {});
    const record = this.#records.get(key) ?? this.#createEsm(text, url);
    this.#records.set(key, record);
    return record;
  }

  #createEsm(text: string, url: string): ModuleRecord {
    let rewritten: RewrittenModule;
    try {
      rewritten = this.#rewrittenModules.rewrite(url, text);
    } catch (error) {
      if (!isParseFailure(error)) throw error;
      throw new Refused({ name: url, text, failure: error });
    }
    const script = registerScript({
      name: url,
      text,
      code: rewritten.code,
      locate: this.#rewrittenModules.tracer(text),
    });
    return createRecord({
      url,
      kind: 'esm',
      names: new Set(rewritten.exported),
      esm: { rewritten, text, script, requested: [], body: undefined, waitingAt: undefined },
      run: undefined,
    });
  }

  #start(modules: readonly EsmRecord[]): void {
    const { runScript } = this.#needs.native;
    const sources = modules.map(({ esm }) => ({ code: esm.rewritten.code, url: esm.script }));
    const together = sources.length > 1 ? evaluateScripts(runScript, sources) : undefined;
    for (const [at, record] of modules.entries()) {
      const { esm, url } = record;
      const start = (together ? together[at] : this.#evaluate(esm, url)) as Start;
      const imports = esm.requested.flatMap((each) => [each.exports, each.namespace]);
      esm.body = start.call(undefined, this.#context(record, esm), ...imports);
    }
  }

  #evaluate({ rewritten: { code }, text, script }: EsmPart, url: string): unknown {
    try {
      return evaluateScript(this.#needs.native.runScript, { code, url: script });
    } catch {
      // The native parser refuses what ours let pass.
      throw new Refused({ name: url, text, failure: undefined });
    }
  }

  #context(record: ModuleRecord, esm: EsmPart): EsmContext {
    const { url } = record;
    const path = pathOf(url);
    const meta = bare({
      ...(path !== undefined && { dirname: dirname(path), filename: path }),
      main: url === this.#main,
      ...(!this.#needs.lacksMetaResolve && {
        resolve: (specifier: unknown) => this.#resolveFor(url, specifier),
      }),
      url,
    });
    return {
      ...awaitHooks,
      meta,
      get constant() {
        return undefined;
      },
      set constant(_value) {
        refuse();
      },
      refusing,
      export(getters) {
        for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(getters)))
          if (get) record.bind(name, get as () => unknown);
      },
      import: this.importHook(() => url),
      wait(offset, operand) {
        esm.waitingAt = offset;
        return operand;
      },
    };
  }

  /** `import.meta.resolve`: what is not there has a URL all the same. */
  #resolveFor(parent: string, specifier: unknown): string {
    const name = `${specifier as string}`;
    try {
      return this.resolve(name, parent, {}).url;
    } catch (error) {
      const { code, url } = error as { code?: unknown; url?: unknown };
      const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNSUPPORTED_DIR_IMPORT';
      if (isMissing && typeof url === 'string') return url;
      if (code === 'ERR_UNKNOWN_BUILTIN_MODULE') return name;
      throw error;
    }
  }
}

/** Under which a module is kept: `javascript` is the type of an import that states none. */
function keyOf(url: string, { type = 'javascript' }: Attributes): string {
  return `${type} ${url}`;
}
