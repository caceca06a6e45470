// Makers of the modules of what happens when: events, timers, contexts, measures.
import { createAsyncHooks } from '../../builtins/async-hooks/async-hooks.ts';
import { createDiagnosticsChannel } from '../../builtins/diagnostics-channel.ts';
import { createEvents } from '../../builtins/events.ts';
import { createTimers } from '../../builtins/timers/timers.ts';
import { following } from '../../loop/awaited.ts';
import type { Makers } from './needs.ts';

export const timeMakers: Makers<
  | 'async_hooks'
  | 'diagnostics_channel'
  | 'domain'
  | 'events'
  | 'perf_hooks'
  | 'timers'
  | 'timers/promises'
> = {
  async_hooks: ({ part, failInHook }) => createAsyncHooks(() => part('hooking'), failInHook),
  domain: ({ part, get, process }) =>
    part('domains').createDomain({
      EventEmitter: get('events'),
      process,
      createHook: get('async_hooks').createHook,
      onRejection(domainOf) {
        following.domainOf = (promise) => {
          const asyncId = following.follower?.idOf(promise);
          return asyncId === undefined ? undefined : domainOf(asyncId);
        };
      },
    }),
  diagnostics_channel({ tick, loader }) {
    const made = createDiagnosticsChannel(tick);
    loader().tracing = {
      require: made.tracingChannel('module.require'),
      import: made.tracingChannel('module.import'),
    };
    return made;
  },
  events: ({ get }) => createEvents(() => get('async_hooks').AsyncResource),
  perf_hooks: ({ part, get, thread, process }) =>
    part('measuring').createPerfHooks({
      later: (job) => void get('timers').setImmediate(job),
      clock: thread.processClock,
      warn: (warning) => {
        process.emitWarning(warning);
      },
      setInterval: get('timers').setInterval,
      gauge: thread.loop.gauge,
      threadId: thread.source.threadId,
      carry: (name, kind) => {
        thread.cloning.add(name, kind);
      },
    }),
  timers: ({ thread, warn }) => createTimers(thread.loop, warn),
  'timers/promises': ({ get }) => get('timers').promises,
};
