// A thread's `process`, and what becomes of errors and of the thread's end, which go through it.
import { createProcess } from '../builtins/process/process.ts';
import type { EnvironmentHolder } from '../builtins/process/environment-holder.ts';
import type { NodeOptions } from '../context/node-options.ts';
import type { Realm } from '../context/realm.ts';
import type { Files } from '../disk/program-files.ts';
import { listenForErrors } from '../stacks/error-events.ts';
import type { ErrorEvents } from '../stacks/error-events.ts';
import { internalPlaces } from '../stacks/internal-places.ts';
import { listenToListeners } from '../stacks/thrown.ts';
import type { GetInspecting } from '../values/inspecting.ts';
import type { ThreadStart } from '../wire/thread-start.ts';
import { createEnding } from './ending.ts';
import type { Ending } from './ending.ts';
import type { Ground } from './ground.ts';
import type { Late } from './late.ts';
import { createRejections } from './rejections.ts';
import type { Upper } from './upper.ts';

export interface OwnProcessNeeds {
  readonly start: ThreadStart;
  readonly ground: Ground;
  readonly halt: Realm['halt'];
  readonly options: NodeOptions;
  readonly environment: EnvironmentHolder;
  readonly files: Files;
  readonly inspecting: GetInspecting;
  readonly upper: Late<Upper>;
}

/** Listens for errors from now on. */
export function createOwnProcess(needs: OwnProcessNeeds): Pick<Upper, 'process' | 'captured'> & {
  readonly ending: Ending;
  readonly errors: ErrorEvents;
} {
  const { start, ground, halt, options, environment, files, inspecting, upper } = needs;
  const { thread, streams, outlets } = ground;
  const process = () => upper.get().process;
  const ending = createEnding({
    thread,
    inspecting,
    process,
    captured: () => upper.get().captured(),
    unsettledAwait: () => upper.get().loader.unsettledAwait,
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
  const made = createProcess({
    thread,
    inspecting,
    script: start.entry.kind === 'file' ? start.entry.path : undefined,
    line: start,
    options,
    environment: () => environment.store,
    streams,
    printWarning(text) {
      const path = options.redirectWarnings;
      if (path) upper.get().catalogue.get('fs').appendFileSync(path, text);
      else outlets.stderr.write(text);
    },
    isFolder: (path) => files.isFolder(path),
    exit: (code) => {
      ending.exit(code);
    },
    finish: ending.finish,
    onUncaught: (error) => ending.onUncaught(error, errors.thrownAt(error)),
  });
  return { ...made, ending, errors };
}
