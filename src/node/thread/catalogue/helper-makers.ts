// Makers of the modules that help a program along: checks, shown values, constants.
import { createConsole } from '../../builtins/console/console.ts';
import { createModule } from '../../builtins/module/module.ts';
import { hooksThread } from '../../builtins/worker-threads/options.ts';
import { urlAt } from '../../paths/file-url.ts';
import { followOrigins } from '../../stacks/script-registry.ts';
import { runningLine, runningSites } from '../../stacks/stack-trace.ts';
import type { Makers } from './needs.ts';

export const helperMakers: Makers<
  | 'assert'
  | 'assert/strict'
  | 'console'
  | 'constants'
  | 'module'
  | 'sys'
  | 'util'
  | 'util/types'
  | 'v8'
  | 'vm'
> = {
  assert: ({ part, process, warn }) =>
    part('asserting').createAssert({
      inspecting: () => part('inspecting'),
      isExiting: () => '_exiting' in process,
      runningCall() {
        const line = runningLine();
        return line && part('rewriting').callAt(line.text, line.column);
      },
      warn,
    }),
  'assert/strict': ({ get }) => get('assert').strict,
  console: ({ outlets, process, wantsColors, warn, part, publish }) =>
    createConsole({
      publish,
      outlets,
      streams: process,
      warn(message) {
        warn(message);
      },
      wantsColors,
      inspecting: () => part('inspecting'),
    }),
  constants: ({ part }) => part('utilities').allConstants,
  module({ loader, part, process, files, get }) {
    const exit = (code: unknown): never => {
      process.exit(code);
      // The thread has ended.
      throw new TypeError('process.exit returned');
    };
    const threads = {
      startHooks(data: object, transferList: readonly object[]) {
        const { Worker } = get('worker_threads');
        const hooks = new Worker(hooksThread as never, { workerData: data, transferList });
        // What it throws by itself ends the process without a word, as in Node.
        hooks.on('error', () => undefined);
        hooks.on('exit', exit);
        hooks.unref();
      },
      exit,
      createChannel: () => new (get('worker_threads').MessageChannel)(),
    };
    const mapping = {
      read: (path: string) => files.read(path),
      commentsOf: (text: string) => part('rewriting').commentsOf(text),
      followOrigins,
      onSupport(enabled: boolean) {
        process.sourceMapsEnabled = enabled;
      },
    };
    const more = once(() => part('modules').createModuleMore(loader, threads, mapping));
    return createModule(loader(), more, () => process.argv[1]);
  },
  sys: ({ get }) => get('util'),
  util: ({ thread, part, process, outlets, tick, wantsColors, warn }) =>
    part('inspecting').createUtil({
      cloning: thread.cloning,
      ports: thread.ports,
      makeMore: (given) => part('utilities').createUtilMore(given),
      wantsColors,
      stdout: () => process.stdout,
      isDeepStrictEqual: (a, b, skipPrototype) =>
        part('asserting').isDeepEqual(a, b, true, skipPrototype),
      args: () => process.argv.slice(2),
      inspecting: () => part('inspecting'),
      nextTick: tick,
      warn,
      pid: process.pid,
      debugSections: process.env['NODE_DEBUG'] ?? '',
      stderr: () => outlets.stderr,
      printError: (text) => outlets.stderr.write(text),
      runningSites,
    }),
  'util/types': ({ get }) => get('util').types,
  v8: ({ part, get }) => part('v8').createV8(get('buffer').Buffer),
  vm({ part, loader, process }) {
    return part('vm').createVm({
      runner: () => loader().texts,
      importAsMain: (from) => loader().importHook(() => urlAt(from ?? `${process.cwd()}/`)),
    });
  },
};

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
