// Makers of the modules that help a program along: checks, shown values, constants.
import { createConsole } from '../../builtins/console/console.ts';
import { createModule } from '../../builtins/module/module.ts';
import { hooksThread } from '../../builtins/worker-threads/options.ts';
import { isProxy } from '../../globals/proxies.ts';
import { urlAt } from '../../paths/file-url.ts';
import { runningSites } from '../../stacks/stack-trace.ts';
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
      warn,
    }),
  'assert/strict': ({ get }) => get('assert').strict,
  console: ({ outlets, process, warn, part }) =>
    createConsole({
      outlets,
      streams: process,
      warn(message) {
        warn(message);
      },
      inspecting: () => part('inspecting'),
    }),
  constants: ({ part }) => part('utilities').allConstants,
  module({ loader, part, process, get }) {
    const threads = {
      startHooks(data: object, transferList: readonly object[]) {
        const { Worker } = get('worker_threads');
        const options = { workerData: data, transferList, execArgv: [] };
        new Worker(hooksThread as never, options).unref();
      },
      createChannel: () => new (get('worker_threads').MessageChannel)(),
    };
    const more = once(() => part('modules').createModuleMore(loader, threads));
    return createModule(loader(), more, () => process.argv[1]);
  },
  sys: ({ get }) => get('util'),
  util: ({ thread, part, process, outlets, tick, warn }) =>
    part('inspecting').createUtil({
      cloning: thread.cloning,
      ports: thread.ports,
      makeMore: (given) => part('utilities').createUtilMore(given),
      isProxy,
      env: () => process.env,
      stdout: () => process.stdout,
      isDeepStrictEqual: (a, b) => part('asserting').isDeepEqual(a, b, true),
      args: () => process.argv.slice(2),
      inspecting: () => part('inspecting'),
      nextTick: tick,
      warn,
      pid: process.pid,
      debugSections: process.env['NODE_DEBUG'] ?? '',
      printError: (text) => outlets.stderr.write(text),
      runningSites,
    }),
  'util/types': ({ get }) => get('util').types,
  v8: ({ part, get }) => part('v8').createV8(get('buffer').Buffer),
  vm({ part, loader, process }) {
    return part('vm').createVm({
      runner: () => loader().texts,
      importAsMain: (from) => (specifier, options) =>
        loader().import(specifier, urlAt(from ?? `${process.cwd()}/`), options),
    });
  },
};

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
