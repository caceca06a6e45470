// The channel to the process that forked this one, on `process` itself.
import type { Process } from '../process/process.ts';
import { openChannel } from './channel.ts';
import type { Source } from '../../wire/events.ts';
import type { ThreadContext } from '../../context/thread-context.ts';

/** What a process with such a channel has beside. */
interface Forked {
  readonly connected: boolean;
  disconnect(): void;
  kill(signal?: unknown): unknown;
}

/** Whether a process was forked, and has had its channel installed. */
export function isForked(process: Process): process is Process & Forked {
  return 'connected' in process && 'kill' in process;
}

/** Gives `process` its `send`, `disconnect` and `message`, where it was forked with a channel. */
export function installChannel(
  thread: ThreadContext,
  process: Process,
  parent: Source | undefined,
  bufferClass: () => typeof Buffer,
): void {
  const { ipc } = thread.facts;
  if (ipc === undefined || !parent || thread.source.threadId !== 0) return;
  const { onMessage, onDisconnected } = openChannel({
    thread,
    target: process,
    serialization: ipc,
    bufferClass,
    peer: parent,
    pid: 'parent',
  });
  thread.onOrder((order) => {
    if (order.kind === 'message') onMessage(order.value, order.number);
    if (order.kind === 'disconnected') onDisconnected();
  });
}
