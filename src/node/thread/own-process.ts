// A thread's `process`, and what becomes of errors and of the thread's end, which go through it.
import type { ProcessNeeds } from '../builtins/process/process.ts';
import { createProcess } from '../builtins/process/process.ts';
import type { EnvironmentHolder } from '../builtins/process/environment-holder.ts';
import type { NodeOptions } from '../context/node-options.ts';
import type { Realm } from '../context/realm.ts';
import type { Files } from '../disk/program-files.ts';
import { resolve } from '../paths/posix.ts';
import { findCommand } from '../system/commands.ts';
import { listenForErrors } from '../stacks/error-events.ts';
import type { ErrorEvents } from '../stacks/error-events.ts';
import { internalPlaces } from '../stacks/internal-places.ts';
import { listenToListeners } from '../stacks/thrown.ts';
import type { GetInspecting } from '../values/inspecting.ts';
import type { Entry, ThreadStart } from '../wire/thread-start.ts';
import type { Parts } from './catalogue/parts.ts';
import { createEnding } from './ending.ts';
import type { Ending } from './ending.ts';
import type { Ground } from './ground.ts';
import type { Late } from './late.ts';
import { createRejections } from './rejections.ts';
import type { Upper } from './upper.ts';

type ModuleMore = ReturnType<Parts['modules']['createModuleMore']>;

export interface OwnProcessNeeds {
  readonly start: ThreadStart;
  readonly ground: Ground;
  readonly halt: Realm['halt'];
  readonly options: NodeOptions;
  readonly environment: EnvironmentHolder;
  readonly files: Files;
  readonly inspecting: GetInspecting;
  readonly rare: ProcessNeeds['rare'];
  readonly upper: Late<Upper>;
}

/** What is `process.argv[1]`. */
function scriptOf(entry: Entry): string | undefined {
  if (entry.kind === 'url') return entry.given;
  return entry.kind === 'file' ? entry.path : undefined;
}

/** Listens for errors from now on. */
export function createOwnProcess(needs: OwnProcessNeeds): Pick<Upper, 'process' | 'captured'> & {
  readonly ending: Ending;
  readonly errors: ErrorEvents;
  /** Begins to print warnings. */
  readonly printWarnings: () => void;
} {
  const { start, ground, halt, options, environment, files, inspecting, rare, upper } = needs;
  const { thread, streams, outlets } = ground;
  const process = () => upper.get().process;
  const ending = createEnding({
    thread,
    inspecting,
    process,
    captured: () => upper.get().captured(),
    aborts: options.abortOnUncaughtException,
    unsettledAwait: () => upper.get().loader.unsettledAwait,
    warns: options.warnings,
    halt,
  });
  const rejections = createRejections({
    loop: thread.loop,
    process,
    mode: options.unhandledRejections,
    onUncaught: (error, thrownAt) => {
      ending.onUncaught(error, thrownAt, 'unhandledRejection');
    },
  });
  const errors = listenForErrors({ ...rejections, onUncaught: ending.onUncaught });
  listenToListeners((error) => {
    thread.loop.tick(() => {
      ending.onUncaught(error, internalPlaces.listener);
      thread.loop.breakOff();
    });
  });
  const execute: ProcessNeeds['execute'] = ({ path, args: [argv0 = '', ...args], env }) => {
    const { output, reporter, source } = thread;
    const name = findCommand(resolve(path));
    if (name === undefined) {
      const code = files.isFolder(path) ? 'EACCES' : 'ENOENT';
      output.print('stderr', `process.execve failed with error code ${code}\n`);
      reporter.send({ kind: 'signal', pid: source.pid, signal: 'SIGABRT' });
    } else {
      const line = { name, args, argv0 };
      reporter.send({ kind: 'exec', line, env, cwd: process().cwd() });
    }
    halt();
  };
  const made = createProcess({
    thread,
    inspecting,
    script: scriptOf(start.entry),
    line: start,
    options,
    environment: () => environment.store,
    streams,
    printWarning(text) {
      const path = options.redirectWarnings;
      if (path) upper.get().catalogue.get('fs').appendFileSync(path, text);
      else outlets.stderr.write(text);
    },
    builtin: (name) => upper.get().catalogue.find(name),
    rare,
    execute,
    isFolder: (path) => files.isFolder(path),
    exit: (code) => {
      ending.exit(code);
    },
    finish: ending.finish,
    onUncaught: (error) => ending.onUncaught(error, errors.thrownAt(error)),
    followSourceMaps(enabled) {
      const module: object = upper.get().catalogue.get('module');
      const { setSourceMapsSupport } = module as ModuleMore;
      setSourceMapsSupport(enabled, { nodeModules: enabled, generatedCode: enabled });
    },
  });
  return { ...made, ending, errors };
}
