// CommonJS: its modules of one thread, and how their texts are run.
import type { Files } from '../disk/program-files.ts';
import { asyncState } from '../loop/async-context.ts';
import { following } from '../loop/awaited.ts';
import { asProgram, callbacks } from '../loop/callbacks.ts';
import { exposeGlobals } from '../globals/scope.ts';
import { dirname } from '../paths/posix.ts';
import { urlAt } from '../paths/file-url.ts';
import {
  atThrow,
  locate,
  noteFault,
  registerScript,
  takeOrigin,
} from '../stacks/script-registry.ts';
import { awaitHooks } from './awaits.ts';
import type { AwaitHooks } from './awaits.ts';
import type { ImportHook } from './import-hook.ts';
import { CommonJsAhead } from './commonjs-ahead.ts';
import { CommonJsLookup } from './commonjs-lookup.ts';
import { createModuleClass, wrapper } from './commonjs-module.ts';
import { kFormat, kFromEsm, kIsExecuting, kIsMain } from './commonjs-types.ts';
import type { CommonJsModule, ModuleClass, ModuleNeeds, Require } from './commonjs-types.ts';
import { cycleError } from './refusals.ts';
import type { RequiringEsm } from './requiring-esm.ts';
import { watchUnfinished } from './unfinished-exports.ts';
import { scriptHooks, wrapPlain } from './commonjs-wrapper.ts';
import type { CommonJsSource, ScriptHooks } from './commonjs-wrapper.ts';
import { evaluateScript } from './evaluate-script.ts';
import type { Formats } from './format.ts';
import type { HookedRequire } from './hooked-require.ts';
import { isParseFailure } from './parse-failure.ts';
import type { GetRewriting } from './rewriting.ts';
import { scriptSyntaxError } from './syntax-error.ts';
import type { NativeParser } from './syntax-error.ts';
import type { Warn } from '../values/warn.ts';

export interface CommonJsNeeds extends Omit<
  ModuleNeeds,
  'lookup' | 'formatOf' | 'compile' | 'unfinished'
> {
  readonly files: Files;
  readonly realPath: (path: string) => string;
  readonly realMainPath: (path: string) => string;
  readonly native: NativeParser;
  readonly rewriting: GetRewriting;
  readonly formats: Formats;
  /** Runs the text of an ES module at once, and gives what `require` does of it. */
  readonly requireEsm: (order: EsmOrder) => unknown;
  /** Runs an entry that has turned out to be an ES module, later. */
  readonly startMain: (path: string, text: string) => void;
  /** Whether a module is an ES module that has yet to run to its end. */
  readonly isPending: (module: CommonJsModule) => boolean;
  /** What the text at a URL imports by. */
  readonly importHook: (url: string) => ImportHook;
  /** Warns at once, of what an exception follows. */
  readonly warnNow: Warn;
  /** Whether ES modules may be required, and whether it is told of. */
  readonly requiring: RequiringEsm;
}

/** An ES module that is required. */
export interface EsmOrder {
  readonly module: CommonJsModule;
  readonly path: string;
  readonly text: string;
  /** The file that asked for it. */
  readonly parent: CommonJsModule | null | undefined;
}

/** A module whose text hooks gave. */
interface HookedModule {
  readonly path: string;
  readonly text: string;
  readonly isMain: boolean;
  /** Makes its `require`, once the module is there; undefined where it is that of any module. */
  readonly require: (() => HookedRequire) | undefined;
}

/** What a text is said to be, and whether it may turn out to be an ES module's. */
interface Expected {
  readonly format: string | null | undefined;
  readonly mayBeEsm: boolean;
}

type Wrapper = (
  context: AwaitHooks & { readonly import: ImportHook },
) => (
  this: unknown,
  exports: unknown,
  require: Require | HookedRequire,
  module: CommonJsModule,
  filename: string,
  dirname: string,
) => unknown;

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
  readonly Module: ModuleClass;
  /** A `require` for a file that need not exist, or for a folder whose name ends with a slash. */
  readonly createRequire: (path: string) => Require;
  /** A module for a file, which need not be there. */
  readonly moduleAt: (file: string, id?: string) => CommonJsModule;
  /** `Module._load`, of which programs may hear. */
  readonly load: ModuleClass['_load'];
  /** The files that led to a module, itself first. */
  readonly requireStack: (from: CommonJsModule | null | undefined) => string[];
  readonly #needs: CommonJsNeeds;
  readonly #class: ReturnType<typeof createModuleClass>;
  readonly #ahead: CommonJsAhead;
  /** Those that are another than the module's own. */
  readonly #requires = new WeakMap<CommonJsModule, HookedRequire>();

  constructor(needs: CommonJsNeeds) {
    this.#needs = needs;
    this.#class = createModuleClass({
      ...needs,
      lookup: new CommonJsLookup(needs),
      formatOf: (path) => needs.formats.byName(path),
      compile: (...given) => this.#compile(...given),
      unfinished: (module) => this.#unfinished(module),
    });
    this.#ahead = new CommonJsAhead({
      ...needs,
      runScript: needs.native.runScript,
      wrap: plain,
      isCommonJs: (path) => needs.formats.byName(path) !== 'module',
    });
    this.Module = this.#class.Module;
    this.createRequire = this.#class.createRequire;
    this.moduleAt = this.#class.moduleAt;
    this.load = this.#class.load;
    this.requireStack = this.#class.requireStack;
  }

  /** Runs a program's entry file, at once. */
  runMain(path: string): void {
    this.load(path, null, true);
  }

  /**
   * Runs a text as `node -e` does, at once: a script, whose variables are global, as is what a module
   * would be given. `prints` is called with the value of its last statement, if there is one.
   */
  runText({ text, name, folder, prints }: TextOrder): void {
    const file = `${folder}/${name}`;
    const module = this.moduleAt(file, name);
    const require = this.#class.makeRequire(module);
    const { exports } = module;
    exposeGlobals({ exports, require, module, __filename: name, __dirname: '.' }, true);
    const hooks: ScriptHooks = {
      ...awaitHooks,
      import: this.#needs.importHook(urlAt(file)),
      print: (value) => prints?.(value),
    };
    Object.defineProperty(globalThis, scriptHooks, { value: hooks, configurable: true });
    try {
      const needsRewriting =
        prints !== undefined || /\bimport\b/u.test(text) || carriesContext(text);
      const source = needsRewriting ? this.#needs.rewriting().hookScript(text) : undefined;
      const locate = source?.trace ?? ((line, column) => ({ line, column }));
      const url = registerScript({ name, text, locate, ...(source && { code: source.code }) });
      const { runScript } = this.#needs.native;
      asProgram(() => {
        evaluateScript(runScript, { code: source?.code ?? text, url });
      });
    } catch (error) {
      if (!isParseFailure(error) && !(error instanceof SyntaxError)) {
        this.#noteThrow(error);
        throw error;
      }
      const failure = isParseFailure(error) ? error : undefined;
      throw scriptSyntaxError({ name, text, failure }, error, this.#needs.native);
    }
    module.loaded = true;
  }

  /** Makes a function of a text: false where it is an ES module's. Throws its SyntaxError. */
  parses(text: string, name: string, format: string | undefined): boolean {
    return this.#wrapped(text, name, { format, mayBeEsm: true }) !== undefined;
  }

  /** What an `import` sees of a module: what it exported when it had been loaded. */
  exportsOf(module: CommonJsModule): unknown {
    return this.#class.exportsOf(module);
  }

  /** The module of a file that an ES module imports, noted before it runs. */
  expect(path: string): CommonJsModule {
    const known = this.Module._cache[path];
    if (known) return known;
    const module = this.moduleAt(path);
    module[kFromEsm] = true;
    this.Module._cache[path] = module;
    return module;
  }

  /** Runs a module with a text that hooks gave. */
  runWith(module: CommonJsModule, { path, text, isMain, require }: HookedModule): void {
    if (module.loaded) return;
    module[kFromEsm] = false;
    module[kIsMain] = isMain;
    if (isMain) this.#needs.process().mainModule = module;
    if (require) this.#requires.set(module, require());
    let done = false;
    try {
      module[kFormat] = 'commonjs';
      module._compile(text, path, 'commonjs');
      module.loaded = done = true;
    } finally {
      if (!done) Reflect.deleteProperty(this.Module._cache, path);
    }
  }

  /** Where a script threw: for the browser it is the script that loaded this one. */
  #noteThrow(error: unknown): void {
    if (!(error instanceof Error)) return;
    const raw = this.#needs.native.placeOf(error);
    const place = raw && locate(raw.script, raw.line, raw.column);
    if (place) noteFault(error, atThrow(place));
  }

  #unfinished(module: CommonJsModule): unknown {
    if (this.#needs.isPending(module)) {
      const parent = this.#class.parentOf(module)?.filename;
      const from = parent ? ` (from ${parent})` : '';
      throw cycleError(`Cannot require() ES Module ${module.id} in a cycle.${from}`);
    }
    watchUnfinished(module.exports, (name) => {
      const message = `Accessing non-existent property '${name}' of module exports inside circular dependency`;
      this.#needs.warn(message);
    });
    return module.exports;
  }

  #compile(
    module: CommonJsModule,
    text: string,
    filename: string,
    format: string | null | undefined,
  ): unknown {
    const mayBeEsm = this.#needs.requiring.isAllowed || module[kIsMain];
    const run =
      format === 'module' ? undefined : this.#wrapped(text, filename, { format, mayBeEsm });
    if (!run && module[kIsMain]) {
      this.#needs.startMain(filename, text);
      return undefined;
    }
    if (!run) {
      const parent = this.#class.parentOf(module);
      this.#needs.requiring.check({ path: filename, text, parent });
      module.exports = this.#needs.requireEsm({ module, path: filename, text, parent });
      return undefined;
    }
    const context = {
      ...awaitHooks,
      import: this.#needs.importHook(urlAt(filename)),
    };
    const { exports } = module;
    const require = this.#requires.get(module) ?? this.#class.makeRequire(module);
    module[kIsExecuting] = true;
    const body = run(context);
    const result = asProgram(() =>
      body.call(exports, exports, require, module, filename, dirname(filename)),
    );
    module[kIsExecuting] = false;
    return result;
  }

  /** The text as a function; undefined where it turns out to be an ES module's. */
  #wrapped(text: string, name: string, { format, mayBeEsm }: Expected): Wrapper | undefined {
    try {
      const ready =
        this.#class.isWrapped() || carriesContext(text) ? undefined : this.#ahead.take(name, text);
      if (ready) {
        takeOrigin({ name, text });
        return ready.value as Wrapper;
      }
      const { code, trace } = this.#rewritten(text);
      const url = registerScript({ name, text, code, locate: trace });
      return evaluateScript(this.#needs.native.runScript, { code, url }) as Wrapper;
    } catch (error) {
      if (!isParseFailure(error) && !(error instanceof SyntaxError)) throw error;
      const looks = this.#needs.formats.looksLikeEsm(text);
      if (looks && format !== 'commonjs' && mayBeEsm) {
        this.#needs.formats.warnOfDetection(name);
        return undefined;
      }
      if (looks === 'surely') {
        const message = `Failed to load the ES module: ${name}. Make sure to set "type": "module" in the nearest package.json file or use the .mjs extension.`;
        this.#needs.warnNow(message);
      }
      const failure = isParseFailure(error) ? error : undefined;
      throw scriptSyntaxError({ name, text, failure }, error, this.#needs.native, wrapper);
    }
  }

  #rewritten(text: string): CommonJsSource {
    if (this.#class.isWrapped()) {
      const whole = this.Module.wrap(text).replace(/;\s*$/u, '');
      return this.#needs.rewriting().wrapWhole(whole);
    }
    return plain(text) ?? this.#needs.rewriting().wrapCommonJs(text, following.hooked);
  }
}

/** Wraps a text as it stands, where it need not be rewritten. */
function plain(text: string): CommonJsSource | undefined {
  return carriesContext(text) ? undefined : wrapPlain(text);
}

/** Whether context is to be carried across the `await`s of a text, which then has to be rewritten. */
function carriesContext(text: string): boolean {
  return (
    /\basync\b|\bawait\b/u.test(text) &&
    (asyncState.active ||
      callbacks.teller !== undefined ||
      /async_hooks|node:test|['"](?:node:)?domain['"]/u.test(text))
  );
}
