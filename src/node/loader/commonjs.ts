// CommonJS: `require`, `module`, and the cache behind them.
import { invalidArgType, nodeError, unavailable } from '../errors/node-error.ts';
import type { Files } from '../disk/program-files.ts';
import { asyncState } from '../loop/async-context.ts';
import { exposeGlobals } from '../globals/scope.ts';
import { dirname } from '../paths/posix.ts';
import { atThrow, locate, noteFault, registerScript } from '../stacks/script-registry.ts';
import { awaitHooks } from './awaits.ts';
import type { AwaitHooks } from './awaits.ts';
import { scriptHooks, wrapPlain } from './commonjs-wrapper.ts';
import type { ScriptHooks } from './commonjs-wrapper.ts';
import { evaluateScript } from './evaluate-script.ts';
import { isParseFailure } from './parse-failure.ts';
import type { Resolver } from './resolve.ts';
import type { GetRewriting } from './rewriting.ts';
import { commonJsSyntaxError } from './syntax-error.ts';
import type { NativeParser } from './syntax-error.ts';

export interface CommonJsNeeds {
  readonly files: Files;
  readonly native: NativeParser;
  readonly rewriting: GetRewriting;
  readonly resolver: Resolver;
  readonly builtin: (name: string) => object | undefined;
  readonly isEsm: (path: string) => boolean;
  /** Runs an ES module at once, and gives what `require` does of it. */
  readonly requireEsm: (path: string) => unknown;
  readonly import: (specifier: unknown, parent: string, options?: unknown) => Promise<object>;
}

/** The `module` of a CommonJS file. */
export interface CommonJsModule {
  readonly id: string;
  readonly path: string;
  exports: unknown;
  readonly filename: string;
  loaded: boolean;
  readonly children: CommonJsModule[];
  readonly paths: string[];
  readonly require: Require;
}

export interface Require {
  (specifier: string): unknown;
  resolve(specifier: string): string;
  readonly cache: Record<string, CommonJsModule>;
  readonly main: CommonJsModule | undefined;
}

type Wrapper = (
  context: AwaitHooks & {
    import: (specifier: unknown, options?: unknown) => Promise<object>;
  },
) => (
  this: unknown,
  exports: unknown,
  require: Require,
  module: CommonJsModule,
  filename: string,
  dirname: string,
) => void;

export interface TextOrder {
  readonly text: string;
  /** What it is called in stack traces. */
  readonly name: string;
  /** Where its `require` begins. */
  readonly folder: string;
  readonly prints: ((value: unknown) => void) | undefined;
}

/** The CommonJS modules of one thread. */
export class CommonJs {
  readonly #needs: CommonJsNeeds;
  readonly #cache = Object.create(null) as Record<string, CommonJsModule>;
  #main: CommonJsModule | undefined;

  constructor(needs: CommonJsNeeds) {
    this.#needs = needs;
  }

  /** Runs a program's entry file, at once. */
  runMain(path: string): void {
    this.#run(this.#create(path, true), this.#needs.files.read(path) ?? '');
  }

  /**
   * Runs a text as `node -e` does, at once: a script, whose variables are global, as is what a module
   * would be given. `prints` is called with the value of its last statement, if there is one.
   */
  runText({ text, name, folder, prints }: TextOrder): void {
    const file = `${folder}/${name}`;
    const module = Object.assign(this.#create(file, true), { id: name, filename: name, path: '.' });
    const { exports, require } = module;
    exposeGlobals({ exports, require, module, __filename: name, __dirname: '.' }, true);
    const hooks: ScriptHooks = {
      import: (specifier, options) => this.#needs.import(specifier, file, options),
      print: (value) => prints?.(value),
    };
    Object.defineProperty(globalThis, scriptHooks, { value: hooks, configurable: true });
    try {
      const needsRewriting = prints !== undefined || /\bimport\b/u.test(text);
      const source = needsRewriting ? this.#needs.rewriting().hookScript(text) : undefined;
      const locate = source?.trace ?? ((line, column) => ({ line, column }));
      registerScript({ name, text, locate });
      evaluateScript(this.#needs.native.runScript, source?.code ?? text, name);
    } catch (error) {
      if (!isParseFailure(error) && !(error instanceof SyntaxError)) {
        this.#noteThrow(error);
        throw error;
      }
      const failure = isParseFailure(error) ? error : undefined;
      throw commonJsSyntaxError({ name, text, failure }, error, this.#needs.native);
    }
    module.loaded = true;
  }

  /** Where a script threw: for the browser it is the script that loaded this one. */
  #noteThrow(error: unknown): void {
    if (!(error instanceof Error)) return;
    const raw = this.#needs.native.placeOf(error);
    const place = raw && locate(raw.script, raw.line, raw.column);
    if (place) noteFault(error, atThrow(place));
  }

  /** The exports of a file, which runs if it has not. */
  load(path: string, parent?: CommonJsModule): unknown {
    const known = this.#cache[path];
    if (known) return known.exports;
    const isEsm = this.#needs.isEsm(path);
    const required = isEsm ? this.#needs.requireEsm(path) : undefined;
    const module = this.#create(path);
    parent?.children.push(module);
    if (isEsm) return Object.assign(module, { exports: required, loaded: true }).exports;
    const text = this.#needs.files.read(path) ?? '';
    try {
      if (path.endsWith('.json')) module.exports = parseJson(text, path);
      else this.#run(module, text);
    } catch (error) {
      Reflect.deleteProperty(this.#cache, path);
      throw error;
    }
    return module.exports;
  }

  /** A `require` for a file that need not exist. */
  createRequire(path: string, module?: CommonJsModule): Require {
    const { resolver } = this.#needs;
    const require = (specifier: string): unknown => {
      if (typeof specifier !== 'string') throw invalidArgType('id', 'of type string', specifier);
      if (specifier === '') {
        const message = "The argument 'id' must be a non-empty string. Received ''";
        throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
      }
      const located = resolver.forRequire(specifier, path);
      if (located.kind === 'file') return this.load(located.path, module);
      const name = located.kind === 'builtin' ? located.name : located.url;
      const found = this.#needs.builtin(name);
      if (!found) throw unavailable(`node:${name}`);
      return found;
    };
    const resolve = (specifier: string): string => {
      const located = resolver.forRequire(specifier, path);
      return located.kind === 'file' ? located.path : specifier;
    };
    return Object.assign(require, { resolve, cache: this.#cache, main: this.#main });
  }

  #create(path: string, isMain = false): CommonJsModule {
    const module = {
      id: isMain ? '.' : path,
      path: dirname(path),
      exports: {},
      filename: path,
      loaded: false,
      children: [],
      paths: modulePaths(path),
    } as unknown as CommonJsModule;
    if (isMain) this.#main = module;
    Object.defineProperty(module, 'require', { value: this.createRequire(path, module) });
    this.#cache[path] = module;
    return module;
  }

  #run(module: CommonJsModule, text: string, from = module.filename): void {
    const { exports, require, filename, path } = module;
    const run = this.#compile(text, filename);
    const context = {
      ...awaitHooks,
      import: (specifier: unknown, options?: unknown) =>
        this.#needs.import(specifier, from, options),
    };
    run(context).call(exports, exports, require, module, filename, path);
    module.loaded = true;
  }

  #compile(text: string, name: string): Wrapper {
    try {
      const source =
        (carriesContext(text) ? undefined : wrapPlain(text)) ??
        this.#needs.rewriting().wrapCommonJs(text);
      registerScript({ name, text, locate: source.trace });
      return evaluateScript(this.#needs.native.runScript, source.code, name) as Wrapper;
    } catch (error) {
      const failure = isParseFailure(error) ? error : undefined;
      throw commonJsSyntaxError({ name, text, failure }, error, this.#needs.native);
    }
  }
}

/** Whether context is to be carried across the `await`s of a text, which then has to be rewritten. */
function carriesContext(text: string): boolean {
  return /\bawait\b/u.test(text) && (asyncState.active || text.includes('async_hooks'));
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`${path}: ${(error as Error).message}`);
  }
}

/** The `node_modules` folders that a file's `require` looks in. */
function modulePaths(path: string): string[] {
  const paths: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    paths.push(folder === '/' ? '/node_modules' : `${folder}/node_modules`);
    if (folder === '/') return paths;
  }
}
