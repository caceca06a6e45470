// Runs inside the reader's Node: reports the threads that this thread starts.
import type * as Channels from 'node:diagnostics_channel';
import type { Readable } from 'node:stream';
import type * as Threads from 'node:worker_threads';
import type { Source } from '../../types.ts';
import type { TraceRecord } from '../wire.ts';
import type { Kit } from './kit.ts';
import type { Post } from './messages.ts';
import type { States } from './states.ts';

/**
 * Reports when workers begin and end, and claims their output. Gives what is to be called when this thread
 * ends, and all those with it.
 */
export function traceThreads(
  require: NodeJS.Require,
  kit: Kit,
  claim: (stream: Readable | null, source: Source) => void,
  post: Post,
  states: States,
): () => void {
  const { subscribe } = require('node:diagnostics_channel') as typeof Channels;
  const { BroadcastChannel, isMainThread, receiveMessageOnPort, Worker } =
    require('node:worker_threads') as typeof Threads;

  // A worker's records go to the main thread by a channel that keeps neither alive. It must be
  // open before the first worker is: what is sent to nobody is lost.
  const channel = states.own(() => new BroadcastChannel(kit.wire.key));
  function listen(hear: (record: unknown) => void): void {
    // The port below it: for the first event of a channel Node loads all that it has for the web, in 15 ms.
    const key = Object.getOwnPropertySymbols(channel).find((one) => one.description === 'kHandle');
    const port = key && (Reflect.get(channel, key) as Threads.MessagePort | undefined);
    if (typeof port?.removeAllListeners === 'function') {
      port.removeAllListeners('message').on('message', hear);
    } else {
      channel.onmessage = (message: { data: unknown }) => {
        hear(message.data);
      };
    }
  }
  if (isMainThread) {
    listen((record) => {
      kit.put(record as TraceRecord);
      states.went();
    });
  } else {
    kit.put = (record) => {
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
      kit.put(last.message as TraceRecord);
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

  /** Those that run: so much of each one's waiting is untold when it is ended from here. */
  const running = new Set<Threads.Worker>();
  const ended = new WeakSet<object>();

  function tellLast(worker: Threads.Worker): void {
    const { idle } = worker.performance.eventLoopUtilization();
    drain();
    states.last({ source: sourceOf(worker), idle });
  }

  kit.wrap(Worker.prototype, 'terminate', (terminate, args, worker) => {
    if (running.has(worker as Threads.Worker)) {
      ended.add(worker);
      tellLast(worker as Threads.Worker);
    }
    return terminate(...args);
  });

  // At once, where the event below comes when the parent has done what it does.
  subscribe('worker_threads', (message) => {
    const { worker } = message as { worker: Threads.Worker };
    kit.note(worker.threadId, 'asked', kit.now());
  });

  process.on('worker', (worker: Threads.Worker) => {
    running.add(worker);
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
      const birth = kit.birthOf(threadId);
      const bare = birth === undefined;
      const when = birth ?? { at: kit.now() };
      kit.report({ kind: 'started', ...when, source, parent: kit.self, bare });
    };
    let error: string | undefined;
    kit.hide(worker, 'emit', (event: string, ...args: unknown[]) => {
      if (event === 'online') begin();
      if (event === 'message') post.received(source);
      if (event === 'error') error = kit.lineOf(args[0]);
      if (event === 'exit') {
        running.delete(worker);
        begin();
        drain();
        const at = kit.now();
        const code = args[0] as number;
        // A thread that ran out of memory cannot say so itself.
        if (error !== undefined) kit.report({ kind: 'failed', at, source, error, by: kit.self });
        const terminated = ended.has(worker) && code === 1 && error === undefined;
        kit.report({ kind: 'exited', at, source, code, signal: null, terminated });
      }
      return Reflect.apply(emit, worker, [event, ...args]);
    });
  });

  return () => {
    for (const worker of running) tellLast(worker);
    drain();
  };
}
