// `node:worker_threads`: threads and what passes between them.
import { createBroadcastChannel } from './broadcast-channel.ts';
import { defineHidden } from '../../values/define-property.ts';
import { nodeError, unavailable } from '../../errors/node-error.ts';
import { createLockManager } from './lock-manager.ts';
import type { Locking } from './locking.ts';
import { createChannelClasses } from './message-channel.ts';
import type { PostMessageToThread } from './thread-messages.ts';
import { named } from '../../values/parameters.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import { cloneTransferList, isUntransferable, mark } from '../../ports/transfer.ts';
import { createWorkerClass } from './worker.ts';
import type { WorkerNeeds } from './worker.ts';

export interface WorkerThreadsNeeds extends Omit<WorkerNeeds, 'environment' | 'shareEnv'> {
  readonly postMessageToThread: PostMessageToThread;
}

/** The browser's own, which would move a port without the others' knowing. */
function createStructuredClone({ cloning, ports }: ThreadContext) {
  return function structuredClone<T>(given: T, options?: StructuredSerializeOptions): T {
    const cargo = cloning.pack(given, cloneTransferList(options));
    const { value } = ports.copy(cargo);
    const copy = cloning.unpack({ value, carries: cargo.carries }) as T;
    // Of an exception the browser leaves out what Node copies.
    if (given instanceof DOMException) defineHidden(copy as object, 'stack', given.stack);
    return copy;
  };
}

/** What of messaging is in the global scope of one thread. `createLocking` makes what its locks need. */
export function createMessagingGlobals(thread: ThreadContext, createLocking: () => Locking) {
  let locking: Locking | undefined;
  return {
    classes: {
      ...createChannelClasses(thread.ports),
      BroadcastChannel: createBroadcastChannel(thread),
    },
    structuredClone: createStructuredClone(thread),
    locks: createLockManager(() => (locking ??= createLocking())),
  };
}

export type MessagingGlobals = ReturnType<typeof createMessagingGlobals>;

/** The exports of `node:worker_threads`. */
export function createWorkerThreads(
  needs: WorkerThreadsNeeds,
  { classes, locks }: Pick<MessagingGlobals, 'classes' | 'locks'>,
) {
  const { thread } = needs;
  const { BroadcastChannel, MessagePort } = classes;
  const shareEnv = Symbol.for('nodejs.worker_threads.SHARE_ENV');
  const { link, source, inherited } = thread;
  const environment = new Map<unknown, unknown>(inherited?.environment);

  function receiveMessageOnPort(port: unknown): { readonly message: unknown } | undefined {
    const next =
      port instanceof BroadcastChannel
        ? BroadcastChannel.take(port)
        : thread.ports.take(checkPort(port));
    return next && { message: next.value };
  }

  function checkPort(port: unknown): MessagePort {
    if (port instanceof MessagePort) return port;
    const message = 'The "port" argument must be a MessagePort instance';
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
  }

  function moveMessagePortToContext(port: unknown): never {
    if (!thread.ports.isOpen(checkPort(port))) {
      const message = 'Cannot send data on closed MessagePort';
      throw nodeError(Error, 'ERR_CLOSED_MESSAGE_PORT', message);
    }
    throw unavailable('worker_threads.moveMessagePortToContext');
  }

  return {
    ...classes,
    SHARE_ENV: shareEnv,
    Worker: createWorkerClass({ ...needs, environment, shareEnv }),
    getEnvironmentData: (key: unknown) => environment.get(key),
    setEnvironmentData(key: unknown, value?: unknown) {
      if (value === undefined) environment.delete(key);
      else environment.set(key, value);
    },
    isMainThread: link === undefined,
    isInternalThread: false,
    isMarkedAsUntransferable: isUntransferable,
    markAsUncloneable(value: unknown): void {
      mark('uncloneable', value);
    },
    markAsUntransferable(value: unknown): void {
      mark('untransferable', value);
    },
    locks,
    moveMessagePortToContext,
    parentPort: link ?? null,
    postMessageToThread: named('postMessageToThread', 4, needs.postMessageToThread),
    receiveMessageOnPort,
    resourceLimits: inherited?.resourceLimits ?? {},
    threadId: source.threadId,
    threadName: source.name ?? (link ? 'WorkerThread' : ''),
    workerData: inherited
      ? thread.cloning.unpack({ value: inherited.workerData, carries: inherited.carries })
      : null,
  };
}
