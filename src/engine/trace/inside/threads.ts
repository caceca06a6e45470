// Runs inside the reader's Node: reports the threads that this thread starts.
import type { Readable } from 'node:stream';
import type * as Threads from 'node:worker_threads';
import type { Source } from '../../types.ts';
import type { TraceRecord } from '../wire.ts';
import type { Kit } from './kit.ts';
import type { Post } from './messages.ts';

/** Reports when workers begin and end, and claims their output. */
export function traceThreads(
  require: NodeJS.Require,
  kit: Kit,
  claim: (stream: Readable | null, source: Source) => void,
  post: Post,
): void {
  const { BroadcastChannel, isMainThread, receiveMessageOnPort, Worker } =
    require('node:worker_threads') as typeof Threads;

  // A worker's records go to the main thread by a channel that keeps neither alive. It must be
  // open before the first worker is: what is sent to nobody is lost.
  const channel = new BroadcastChannel(kit.wire.key);
  if (isMainThread) {
    channel.onmessage = (message: { data: unknown }) => {
      kit.report(message.data as TraceRecord);
    };
  } else {
    kit.report = (record) => {
      channel.postMessage(record);
    };
  }
  channel.unref();

  /** What a thread reported last is there when it has ended, but the program may end before it comes. */
  function drain(): void {
    if (!isMainThread) return;
    for (;;) {
      const last = receiveMessageOnPort(channel as unknown as Threads.MessagePort);
      if (!last) return;
      kit.report(last.message as TraceRecord);
    }
  }

  function sourceOf(worker: Threads.Worker): Source {
    const { threadId } = worker;
    const name = (worker as { threadName?: string | null }).threadName;
    const named = typeof name === 'string' && name !== '' && name !== 'WorkerThread';
    return { pid: kit.self.pid, threadId, ...(named ? { name: name.slice(0, 64) } : {}) };
  }

  // Not at the event below: the first message is often sent before it.
  post.watch(Worker.prototype, 'postMessage', (worker) => sourceOf(worker as Threads.Worker));

  process.on('worker', (worker: Threads.Worker) => {
    const source = sourceOf(worker);
    const { threadId } = source;
    claim(worker.stdout, source);
    claim(worker.stderr, source);
    kit.report({ kind: 'born', at: kit.now(), source });

    // Not a listener: a program may count its listeners, or remove them all.
    const emit = worker.emit.bind(worker);
    let begun = false;
    const begin = (): void => {
      if (begun) return;
      begun = true;
      const { births } = kit.heritage;
      const birth = births?.[threadId % births.length];
      const bare = !birth;
      kit.report({ kind: 'started', at: birth || kit.now(), source, parent: kit.self, bare });
    };
    kit.hide(worker, 'emit', (event: string, ...args: unknown[]) => {
      if (event === 'online') begin();
      if (event === 'message') post.received(source);
      if (event === 'exit') {
        begin();
        drain();
        const code = args[0] as number;
        kit.report({ kind: 'exited', at: kit.now(), source, code, signal: null });
      }
      return Reflect.apply(emit, worker, [event, ...args]);
    });
  });
}
