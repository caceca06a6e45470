// What one thread needs to launch processes: the ledger of its children, and what their forms ask of it.
import { Children } from '../../wire/children.ts';
import { resolve } from '../../paths/posix.ts';
import { findCommand, nodeText } from '../../system/commands.ts';
import { mostProcesses } from '../../system/limits.ts';
import { Quota } from '../../collections/quota.ts';
import { openChannel } from './channel.ts';
import type { ChildHost } from './child.ts';
import type { Files } from '../../disk/program-files.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

/** Listens for all children of a thread. */
export function createChildHost(
  thread: ThreadContext,
  files: Files,
  streams: ChildHost['streams'],
  fs: ChildHost['files'],
): Omit<ChildHost, 'publish'> {
  const { facts, source, reporter } = thread;
  const processes = new Quota(mostProcesses, facts.processCount);
  const children = new Children({
    source,
    facts,
    send: (report) => {
      reporter.send(report);
    },
  });
  thread.onOrder((order) => {
    if (order.kind === 'child') children.hear(order.pid, order.news);
  });
  return {
    thread,
    streams,
    files: fs,
    children,
    openChannel,
    isFull: () => processes.isFull,
    isFolder: (path) => files.isFolder(path),
    find(file, cwd) {
      const name = findCommand(file);
      if (name !== undefined || !file.includes('/')) return name && { name };
      const path = resolve(cwd, file);
      return files.read(path) === nodeText ? { name: 'node', path } : undefined;
    },
  };
}
