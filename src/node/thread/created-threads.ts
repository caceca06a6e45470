// The threads that one thread creates: their ids, and the news that one has ended by force.
import type { Realm } from '../context/realm.ts';
import type { ThreadContext } from '../context/thread-context.ts';
import type { Loop } from '../loop/loop.ts';
import type { ThreadStart } from '../wire/thread-start.ts';

/** Thread ids count up through the whole process, which only shared memory can see to. */
export function threadIds({ process, source }: ThreadStart): ThreadContext['nextThreadId'] {
  const { lastThreadId } = process;
  if (lastThreadId) return () => Atomics.add(lastThreadId, 0, 1) + 1;
  // Without it the ids of nested threads are unique, if not in order.
  let created = 0;
  return () => {
    created += 1;
    return source.threadId * 1000 + created;
  };
}

/** Listens for the ends that the host tells of; each listener is called once, in a turn of the loop's. */
export function listenForEnds(loop: Loop, onOrder: Realm['onOrder']): ThreadContext['onEnded'] {
  const listeners = new Map<number, (how: 'ended' | 'refused') => void>();
  onOrder((order) => {
    if (order.kind !== 'ended' && order.kind !== 'refused') return;
    const listener = listeners.get(order.threadId);
    listeners.delete(order.threadId);
    if (listener) {
      loop.post(() => {
        listener(order.kind);
      });
    }
  });
  return (threadId, listener) => listeners.set(threadId, listener);
}
