// What a thread runs once it is put together: the modules asked for before the program, the program.
import type { NodeOptions } from '../context/node-options.ts';
import type { Loader } from '../loader/loader.ts';
import type { ThreadStart } from '../wire/thread-start.ts';
import { workingDirectory } from '../paths/working-directory.ts';

export interface EntryNeeds {
  readonly loader: Loader;
  readonly options: NodeOptions;
  /** For `node -p`. */
  readonly print: (value: unknown) => void;
  /** Hears of what was thrown after the first turn. */
  readonly onFail: (error: unknown) => void;
}

/** Loads what the command line asks for before the program, and begins the program. */
export function runProgram(start: ThreadStart, needs: EntryNeeds): void {
  const { loader, options, onFail } = needs;
  // As if asked for by a file in the working directory.
  const parent = `${workingDirectory.path}/[preload]`;
  const require = loader.commonJs.createRequire(parent);
  for (const each of options.require) require(each);
  if (options.import.length === 0) {
    runEntry(start, needs);
    return;
  }
  const imported = options.import.reduce<Promise<unknown>>(
    (before, each) => before.then(() => loader.import(each, parent)),
    Promise.resolve(),
  );
  imported
    .then(() => {
      runEntry(start, needs);
    })
    .catch(onFail);
}

function runEntry({ entry, source }: ThreadStart, { loader, print, onFail }: EntryNeeds): void {
  if (entry.kind === 'text') {
    loader.commonJs.runText({
      text: entry.text,
      name: entry.name ?? (source.threadId === 0 ? '[eval]' : '[worker eval]'),
      folder: workingDirectory.path,
      prints: entry.prints ? print : undefined,
    });
  } else if (loader.isCommonJs(entry.path)) {
    loader.commonJs.runMain(entry.path);
  } else {
    // In a microtask, as in Node: an ES module's ticks wait until its promises are through.
    Promise.resolve(entry.path)
      .then((path) => loader.runMain(path))
      .catch(onFail);
  }
}
