// What one thread knows of the processes it launches: their ids, and who hears of them.
import { mostProcesses } from '../../system/limits.ts';
import { Tally } from '../../collections/tally.ts';
import type { ChildHost } from './child.ts';
import type { Files } from '../../disk/program-files.ts';
import type { ChildNews } from '../../wire/host.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

/** Listens for all children of a thread. */
export function createChildHost(
  thread: ThreadContext,
  files: Files,
  streams: ChildHost['streams'],
  fs: ChildHost['files'],
): ChildHost {
  const listeners = new Map<number, (news: ChildNews) => void>();
  const { lastPid, processCount } = thread.facts;
  const processes = new Tally(mostProcesses, processCount);
  let created = 0;
  thread.onOrder((order) => {
    if (order.kind !== 'child') return;
    const { pid, news } = order;
    const listener = listeners.get(pid);
    if (news.kind === 'exit' || news.kind === 'refused') listeners.delete(pid);
    listener?.(news);
  });
  return {
    thread,
    streams,
    files: fs,
    nextPid() {
      if (lastPid) return Atomics.add(lastPid, 0, 1) + 1;
      // Without shared memory they are unique, if not in order.
      created += 1;
      return (thread.source.pid * 100 + thread.source.threadId) * 100 + created;
    },
    isFull: () => processes.isFull,
    isFolder: (path) => files.isFolder(path),
    listen(pid, listener) {
      listeners.set(pid, listener);
    },
  };
}
