// What a thread runs once it is put together: the modules asked for before the program, the program.
import type { NodeOptions } from '../context/node-options.ts';
import { notFound } from '../loader/refusals.ts';
import type { Loader } from '../loader/loader.ts';
import { nodeError } from '../errors/node-error.ts';
import { fileURLToPath, pathToFileURL } from '../paths/file-url.ts';
import { workingDirectory } from '../paths/working-directory.ts';
import type { Warn } from '../values/warn.ts';
import type { Entry, ThreadStart } from '../wire/thread-start.ts';

type Program = Exclude<Entry, { kind: 'hooks' | 'tests' }>;
type TextEntry = Extract<Entry, { kind: 'text' }>;

export interface EntryNeeds {
  readonly loader: Loader;
  readonly options: NodeOptions;
  /** For the thread of a program's hooks. */
  readonly serveHooks: () => void;
  /** `node --test`. */
  readonly runTests: () => void;
  /** `module.register` of each. */
  readonly register: (specifiers: readonly string[], parent: string) => void;
  /** `process.emitWarning`. */
  readonly warn: Warn;
  /** For `node -p`. */
  readonly print: (value: unknown) => void;
  /** Hears of what was thrown after the first turn. */
  readonly onFail: (error: unknown) => void;
}

/** Loads what the command line asks for before the program, and begins the program. */
export function runProgram(start: ThreadStart, needs: EntryNeeds): void {
  const { loader, options, onFail } = needs;
  const { Module } = loader.commonJs;
  Module._initPaths();
  const { entry } = start;
  const preloads = entry.kind !== 'tests' || entry.preloads;
  if (preloads && options.require.length > 0) Module._preloadModules(options.require);
  if (entry.kind === 'hooks') {
    needs.serveHooks();
    return;
  }
  const parent = pathToFileURL(`${workingDirectory.path}/`).href;
  try {
    if (options.loaders.length > 0) needs.register(options.loaders, parent);
  } catch (error) {
    onFail(error);
    return;
  }
  if (entry.kind === 'tests') {
    needs.runTests();
    return;
  }
  const begin = options.check
    ? checking(entry, needs)
    : (): void => {
        runEntry(start, entry, needs);
      };
  if (options.import.length === 0) {
    begin();
    return;
  }
  const imported = options.import.reduce<Promise<unknown>>(
    (before, each) => before.then(() => loader.import(each, parent)),
    Promise.resolve(),
  );
  imported.then(begin).catch(onFail);
}

function runEntry({ source }: ThreadStart, entry: Program, needs: EntryNeeds): void {
  const { loader, options, onFail } = needs;
  if (entry.kind === 'text') {
    runText(entry, entry.name ?? (source.threadId === 0 ? '[eval]' : '[worker eval]'), needs);
    return;
  }
  if (entry.kind === 'url') {
    needs.warn(
      '--entry-url is an experimental feature and might change at any time',
      'ExperimentalWarning',
    );
    later(() => loader.runMain(entry.url), onFail);
    return;
  }
  const path = loader.findMain(entry.path);
  // What is not there is for `require` to complain of.
  const isImported = options.loaders.length > 0 || options.import.length > 0;
  if (!isImported && (path === undefined || loader.isCommonJs(path)))
    loader.commonJs.runMain(path ?? entry.path);
  else
    later(() => {
      if (options.inputType !== undefined) throw inputTypeNotAllowed();
      return loader.runMain(path ?? entry.path);
    }, onFail);
}

/** `--check`: parses the entry and runs nothing of it. Throws where there is none. */
function checking(entry: Program, { loader, onFail }: EntryNeeds): () => void {
  if (entry.kind === 'text') {
    const { text, name = '[eval]' } = entry;
    return () => {
      later(() => loader.check(text, name, undefined), onFail);
    };
  }
  const given = entry.kind === 'url' ? fileURLToPath(entry.url) : entry.path;
  const path = loader.findMain(given);
  if (path === undefined) throw notFound(given, []);
  return () => {
    later(() => loader.checkFile(path), onFail);
  };
}

function inputTypeNotAllowed(): Error {
  return nodeError(
    Error,
    'ERR_INPUT_TYPE_NOT_ALLOWED',
    '--input-type can only be used with string input via --eval, --print, or STDIN',
  );
}

function runText(entry: TextEntry, name: string, needs: EntryNeeds): void {
  const { loader, options, print, onFail } = needs;
  const { text, prints = false } = entry;
  const isModule =
    options.inputType?.startsWith('module') ??
    loader.formats.looksLikeEsm(text, 'script') !== undefined;
  if (!isModule) {
    const folder = workingDirectory.path;
    loader.commonJs.runText({ text, name, folder, prints: prints ? print : undefined });
    return;
  }
  if (prints) {
    const message = '--print cannot be used with ESM input';
    throw nodeError(Error, 'ERR_EVAL_ESM_CANNOT_PRINT', message);
  }
  const folder = pathToFileURL(`${workingDirectory.path}/`).href;
  // As Node has it: the brackets are not escaped.
  later(() => loader.runText(text, `${folder}[eval1]`), onFail);
}

/** In a microtask, as in Node: an ES module's ticks wait until its promises are through. */
function later(job: () => Promise<void>, onFail: (error: unknown) => void): void {
  Promise.resolve().then(job).catch(onFail);
}
