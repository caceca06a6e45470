// Makers of the modules of processes and threads.
import { createChildHost } from '../../builtins/child-process/launcher.ts';
import { createOs } from '../../builtins/os.ts';
import { isForked } from '../../builtins/child-process/parent-channel.ts';
import { createWorkerThreads } from '../../builtins/worker-threads/worker-threads.ts';
import type { PostMessageToThread } from '../../builtins/worker-threads/thread-messages.ts';
import { EventEmitter } from '../../events/emitter.ts';
import type { Makers } from './needs.ts';

export const processMakers: Makers<
  'child_process' | 'cluster' | 'os' | 'process' | 'worker_threads'
> = {
  child_process: ({ thread, files, streams, get, process, part, publish, warn }) =>
    part('children').createChildProcess({
      ...createChildHost(thread, files, streams, () => get('fs')),
      publish,
      warn,
      env: () => ({ ...process.env }),
      systemErrorName: (number) => part('utilities').getSystemErrorName(number),
      execPath: process.execPath,
      execArgv: () => process.execArgv,
    }),
  cluster({ part, process, get }) {
    const { createChild, createPrimary } = part('cluster');
    const id = process.env['NODE_UNIQUE_ID'];
    if (id !== undefined && isForked(process)) {
      Reflect.deleteProperty(process.env, 'NODE_UNIQUE_ID');
      return createChild({ EventEmitter, process, id: Number(id) });
    }
    return createPrimary({ EventEmitter, process, fork: get('child_process').fork });
  },
  os: ({ process, thread, part }) =>
    createOs({
      env: () => process.env,
      pid: process.pid,
      clock: thread.clock,
      constants: () => part('utilities').osConstants,
    }),
  process: ({ process }) => process,
  worker_threads: (needs) => {
    const { thread, process, streams, warn, publish, loader, messaging, part, get } = needs;
    let post: PostMessageToThread | undefined;
    return createWorkerThreads(
      {
        thread,
        env: () => ({ ...process.env }),
        shareEnvironment: needs.shareEnvironment,
        streams,
        execArgv: () => process.execArgv,
        cwd: process.cwd,
        onCreated: (worker) => process.emit('worker', worker),
        warn,
        publish,
        measures: () => part('utilities').workerMeasures,
        postMessageToThread: async (...given) => {
          post ??= part('utilities').createThreadMessages(thread, get('timers').setTimeout);
          await post(...given);
        },
        rewriteAhead: (path) => loader().rewriteAhead(path),
      },
      messaging,
    );
  },
};
