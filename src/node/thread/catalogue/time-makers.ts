// Makers of the modules of what happens when: events, timers, contexts, measures.
import { createAsyncHooks } from '../../builtins/async-hooks.ts';
import { createDiagnosticsChannel } from '../../builtins/diagnostics-channel.ts';
import { createEvents } from '../../builtins/events.ts';
import { createTimers } from '../../builtins/timers/timers.ts';
import type { Makers } from './needs.ts';

export const timeMakers: Makers<
  'async_hooks' | 'diagnostics_channel' | 'events' | 'perf_hooks' | 'timers' | 'timers/promises'
> = {
  async_hooks: createAsyncHooks,
  diagnostics_channel: ({ tick }) => createDiagnosticsChannel(tick),
  events: ({ get }) => createEvents(() => get('async_hooks').AsyncResource),
  perf_hooks: ({ part, get, thread, post }) =>
    part('measuring').createPerfHooks({
      later: post,
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
