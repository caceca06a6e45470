// `node:vm` in the one global scope that there is: scripts and functions, and no other contexts.
import { checkString, invalidArgType, nodeError, unavailable } from '../errors/node-error.ts';
import { toInteger } from '../errors/to-integer.ts';
import { importHook } from '../loader/import-hook.ts';
import type { ImportHook } from '../loader/import-hook.ts';
import type { RunText, TextRunner } from '../loader/text-runner.ts';
import { isAbsolute } from '../paths/posix.ts';
import { bare } from '../values/bare.ts';
import { defineConstants } from '../values/define-property.ts';

type Options = Readonly<Record<string, unknown>>;

interface VmNeeds {
  readonly runner: () => TextRunner;
  /** Imports as a program's file would, that has this absolute path or URL; without one, its entry. */
  readonly importAsMain: (from: string | undefined) => ImportHook;
}

const refuseImport = async (): Promise<never> => {
  await Promise.resolve();
  throw nodeError(
    TypeError,
    'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING',
    'A dynamic import callback was not specified.',
  );
};
const noImport = importHook(refuseImport, refuseImport);

function objectOf(given: unknown): Options {
  if (given === undefined) return {};
  if (typeof given === 'object' && given !== null) return given as Options;
  throw invalidArgType('options', 'of type object', given);
}

function check(options: Options, name: string, type: 'boolean' | 'string'): void {
  const value = options[name];
  if (value !== undefined && typeof value !== type) {
    throw invalidArgType(`options.${name}`, `of type ${type}`, value);
  }
}

function offset(options: Options, name: string): number {
  const { [name]: value = 0 } = options;
  return toInteger(value, `options.${name}`, -(2 ** 31), 2 ** 31 - 1);
}

function checkCachedData({ cachedData }: Options): void {
  if (cachedData === undefined || ArrayBuffer.isView(cachedData)) return;
  const wanted = 'an instance of Buffer, TypedArray, or DataView';
  throw invalidArgType('options.cachedData', wanted, cachedData);
}

/** What `runInThisContext` of a script may be told. */
function checkRunning(options: Options): void {
  for (const name of ['displayErrors', 'breakOnSigint']) check(options, name, 'boolean');
  const { timeout } = options;
  if (timeout === undefined) return;
  toInteger(timeout, 'options.timeout', 1, 2 ** 32 - 1);
  throw unavailable('vm with a timeout');
}

const sourceMap = /\/\/[#@] sourceMappingURL=(\S+)\s*$/mu;
const sourceName = /\/\/[#@] sourceURL=(\S+)\s*$/mu;

/** The exports of `node:vm`, but for what needs another context. */
export function createVm({ runner, importAsMain }: VmNeeds) {
  const constants = defineConstants(bare({}), {
    USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
    DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
  });

  function importOf({ importModuleDynamically: given, filename }: Options): ImportHook {
    if (given === undefined) return noImport;
    if (given === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER)
      return importAsMain(isPlace(filename) ? filename : undefined);
    if (typeof given === 'function') throw unavailable('vm with importModuleDynamically');
    throw invalidArgType('options.importModuleDynamically', 'of type function', given);
  }

  function isPlace(filename: unknown): filename is string {
    return typeof filename === 'string' && (isAbsolute(filename) || URL.canParse(filename));
  }

  let count = 0;
  function textOf(code: unknown, options: Options): RunText {
    check(options, 'filename', 'string');
    const [line, column] = [offset(options, 'lineOffset'), offset(options, 'columnOffset')];
    const { filename = `evalmachine.<anonymous>${count++ > 0 ? ` ${String(count)}` : ''}` } =
      options;
    return {
      text: String(code),
      name: filename as string,
      line,
      column,
      importFrom: importOf(options),
    };
  }

  class Script {
    declare cachedDataRejected?: boolean;
    declare cachedDataProduced?: boolean;
    declare sourceURL: string | undefined;
    sourceMapURL: string | undefined;
    readonly #run: () => unknown;

    constructor(code: unknown, given?: unknown) {
      const options = typeof given === 'string' ? { filename: given } : objectOf(given);
      checkCachedData(options);
      check(options, 'produceCachedData', 'boolean');
      const text = textOf(code, options);
      this.#run = runner().prepare(text);
      // There is no compiled code to keep or to take.
      if (options['cachedData'] !== undefined) this.cachedDataRejected = true;
      if (options['produceCachedData'] === true) this.cachedDataProduced = false;
      this.sourceURL = sourceName.exec(text.text)?.[1];
      this.sourceMapURL = sourceMap.exec(text.text)?.[1];
    }

    runInThisContext(given?: unknown): unknown {
      checkRunning(objectOf(given));
      return this.#run();
    }

    runInContext(): never {
      throw unavailable('vm.Script.runInContext');
    }

    runInNewContext(): never {
      throw unavailable('vm.Script.runInNewContext');
    }

    createCachedData(): never {
      throw unavailable('vm.Script.createCachedData');
    }
  }

  function runInThisContext(code: unknown, given?: unknown): unknown {
    const options = typeof given === 'string' ? { filename: given } : given;
    return new Script(code, options).runInThisContext(options);
  }

  function compileFunction(code: unknown, parameters: unknown = [], given: unknown = {}): unknown {
    checkString(code, 'code');
    if (!Array.isArray(parameters)) {
      throw invalidArgType('params', 'an instance of Array', parameters);
    }
    for (const [at, each] of (parameters as unknown[]).entries()) {
      checkString(each, `params[${String(at)}]`);
    }
    const options = objectOf(given);
    checkCachedData(options);
    check(options, 'produceCachedData', 'boolean');
    for (const name of ['parsingContext', 'contextExtensions']) {
      const value = options[name];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      throw unavailable(`vm.compileFunction with ${name}`);
    }
    return runner().compile(textOf(code, options), parameters as string[]);
  }

  return {
    Script,
    createScript: (code: unknown, options?: unknown) => new Script(code, options),
    runInThisContext,
    isContext(value: unknown): boolean {
      if (typeof value !== 'object' || value === null) {
        throw invalidArgType('object', 'of type object', value);
      }
      return false;
    },
    compileFunction,
    constants,
  };
}
