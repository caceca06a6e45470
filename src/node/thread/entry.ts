// What a thread runs once it is put together: the modules asked for before the program, the program.
import type { NodeOptions } from '../context/node-options.ts';
import type { Loader } from '../loader/loader.ts';
import type { ThreadOrder } from '../wire/host.ts';
import { workingDirectory } from '../paths/working-directory.ts';

type Start = Extract<ThreadOrder, { kind: 'start' }>;

/** Loads what the command line asks for before the program, and goes on. */
export function preload(
  loader: Loader,
  options: NodeOptions,
  run: () => void,
  onFail: (error: unknown) => void,
): void {
  // As if asked for by a file in the working directory.
  const parent = `${workingDirectory.path}/[preload]`;
  const require = loader.commonJs.createRequire(parent);
  for (const each of options.require) require(each);
  if (options.import.length === 0) {
    run();
    return;
  }
  const imported = options.import.reduce<Promise<unknown>>(
    (before, each) => before.then(() => loader.import(each, parent)),
    Promise.resolve(),
  );
  imported.then(run).catch(onFail);
}

/** Begins a thread's program. `print` is for `node -p`; `onFail` hears of an ES module that threw. */
export function runEntry(
  loader: Loader,
  { entry, source }: Start,
  print: (value: unknown) => void,
  onFail: (error: unknown) => void,
): void {
  if (entry.kind === 'text') {
    loader.commonJs.runText({
      text: entry.text,
      name: entry.name ?? (source.threadId === 0 ? '[eval]' : '[worker eval]'),
      folder: workingDirectory.path,
      prints: entry.prints ? print : undefined,
    });
  } else if (entry.kind === 'command') {
    // A command is not a program of Node's: thread.ts runs it.
    throw new TypeError(`not a program: ${entry.name}`);
  } else if (loader.isCommonJs(entry.path)) {
    loader.commonJs.runMain(entry.path);
  } else {
    // In a microtask, as in Node: an ES module's ticks wait until its promises are through.
    Promise.resolve(entry.path)
      .then((path) => loader.runMain(path))
      .catch(onFail);
  }
}
