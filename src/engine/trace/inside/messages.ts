// Runs inside the reader's Node: reports messages between a thread and its parent, and between a
// process and its parent. Who is at the other end of any other port cannot be known.
import type * as Threads from 'node:worker_threads';
import type { Source } from '../../types.ts';
import type { Kit } from './kit.ts';

/** The tools that report messages; of each thread only the first of its messages are reported. */
export interface Post {
  /** Has everything that `sender[method]` sends from now on reported as sent to `peer()`. */
  watch(sender: object, method: 'postMessage' | 'send', peer: (sender: object) => Source): void;
  received(peer: Source): void;
}

/** Makes the {@link Post} of this thread, and watches the way to its parent. */
export function makePost(require: NodeJS.Require, kit: Kit): Post {
  const threads = require('node:worker_threads') as typeof Threads;
  const { isMainThread, parentPort } = threads;
  const { parent } = kit.heritage;
  /** Enough for every drawing of a run; a program that sends more is not slowed down for it. */
  const most = 2000;
  let reported = 0;
  /** How many there were of each kind, by whom they went to or came from. */
  const counts = new Map<string, number>();

  function report(kind: 'sent' | 'received', peer: Source, at: number): void {
    // A thread that has ended has no id any more: what is sent to it reaches nobody.
    if (peer.threadId < 0) return;
    reported += 1;
    if (reported > most) return;
    // What goes one way arrives in the order in which it was sent: the number is the same at both ends.
    const way = `${kind} ${String(peer.pid)}.${String(peer.threadId)}`;
    const message = (counts.get(way) ?? 0) + 1;
    counts.set(way, message);
    kit.report({ kind, at, source: kit.self, peer, message, ...(parent ? { parent } : {}) });
  }

  const received = (peer: Source): void => {
    report('received', peer, kit.now());
  };

  function watch(sender: object, method: string, peer: (sender: object) => Source): void {
    kit.wrap(sender, method, (send, args, self) => {
      const at = kit.now();
      const result = send(...args);
      if (method === 'postMessage' || !isOfNode(args[0])) report('sent', peer(self), at);
      return result;
    });
  }

  /** Whether Node itself sends this to a process, as its `cluster` does: no program hears of it. */
  function isOfNode(message: unknown): boolean {
    const { cmd } = (message ?? {}) as { readonly cmd?: unknown };
    return typeof cmd === 'string' && cmd.startsWith('NODE_');
  }

  /** Reports what comes out of `target` by `method`, where that is what brings messages. */
  function overhear(target: object, method: string | symbol, isMessage: (a: unknown[]) => boolean) {
    const deliver = (target as Record<string | symbol, unknown>)[method];
    if (typeof deliver !== 'function' || !parent) return;
    const traced = function (this: unknown, ...args: unknown[]): unknown {
      if (isMessage(args)) received(parent);
      return Reflect.apply(deliver, this, args);
    };
    Object.defineProperty(target, method, {
      value: traced,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }

  if (parentPort && parent) {
    watch(parentPort, 'postMessage', () => parent);
    // Not a listener: it would keep the thread alive. Node hands each message to this method.
    const dispatch = Symbol.for('nodejs.internal.kHybridDispatch');
    overhear(parentPort, dispatch, ([, type]) => type === 'message');
    kit.wrap(threads, 'receiveMessageOnPort', (receive, args) => {
      const message = receive(...args);
      if (message && args[0] === parentPort) received(parent);
      return message;
    });
  } else if (isMainThread && parent && typeof process.send === 'function') {
    watch(process, 'send', () => parent);
    overhear(process, 'emit', ([event]) => event === 'message');
  }
  return { watch, received };
}
