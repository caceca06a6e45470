// Leaves out of a run what nobody steps through: all but the first callbacks of each thread.
import type { RunEvent, Source } from '../../engine/types.ts';

/** So many of a thread are kept. */
const most = 60;

const idOf = ({ pid, threadId }: Source): string => `${String(pid)}/${String(threadId)}`;

/** The events of a run with the first 60 callbacks of each thread; where there were more, the thread says so. */
export function withFewCallbacks(events: readonly RunEvent[]): RunEvent[] {
  const callbacks = new Map<string, Set<number>>();
  const silent = new Set<string>();
  return events.flatMap((event): RunEvent[] => {
    const id = idOf(event.source);
    if (event.kind === 'unlisted' && silent.has(id)) return [];
    if (!('callback' in event)) return [event];
    const own = callbacks.get(id) ?? new Set();
    callbacks.set(id, own);
    if (silent.has(id)) return [];
    if (own.has(event.callback)) return [event];
    if (own.size === most) {
      silent.add(id);
      const { at, source } = event;
      return [{ kind: 'unlisted', at, source }];
    }
    own.add(event.callback);
    return [event];
  });
}
