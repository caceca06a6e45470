// `node:worker_threads`: threads and what passes between them.
import { createBroadcastChannel } from './broadcast-channel.ts';
import { nodeError, unavailable } from '../../errors/node-error.ts';
import { createChannelClasses } from './message-channel.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import { cloneTransferList, isUntransferable, mark } from '../../ports/transfer.ts';
import { createWorkerClass } from './worker.ts';
import type { WorkerNeeds } from './worker.ts';

export type WorkerThreadsNeeds = Omit<WorkerNeeds, 'environment' | 'shareEnv'>;

/** The browser's own, which would move a port without the others' knowing. */
function createStructuredClone({ cloning, ports }: ThreadContext) {
  return function structuredClone<T>(given: T, options?: StructuredSerializeOptions): T {
    const cargo = cloning.pack(given, cloneTransferList(options));
    const { value } = ports.copy(cargo);
    return cloning.unpack({ value, carries: cargo.carries }) as T;
  };
}

/** The classes of messaging of one thread. */
export function createMessagingGlobals(thread: ThreadContext) {
  return {
    classes: {
      ...createChannelClasses(thread.ports),
      BroadcastChannel: createBroadcastChannel(thread),
    },
    structuredClone: createStructuredClone(thread),
  };
}

export type MessagingClasses = ReturnType<typeof createMessagingGlobals>['classes'];

/** The exports of `node:worker_threads`. `global` are the classes that are globals too. */
export function createWorkerThreads(needs: WorkerThreadsNeeds, global: MessagingClasses) {
  const { thread } = needs;
  const { BroadcastChannel, MessagePort } = global;
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
    ...global,
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
    moveMessagePortToContext,
    parentPort: link ?? null,
    receiveMessageOnPort,
    resourceLimits: inherited?.resourceLimits ?? {},
    threadId: source.threadId,
    threadName: source.name ?? (link ? 'WorkerThread' : ''),
    workerData: inherited
      ? thread.cloning.unpack({ value: inherited.workerData, carries: inherited.carries })
      : null,
  };
}
