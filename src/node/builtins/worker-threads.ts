// `node:worker_threads`: threads and what passes between them.
import type { ThreadContext } from '../thread-context.ts';
import { createWorkerClass } from '../worker.ts';
import type { WorkerParts } from '../worker.ts';

export interface WorkerThreadsParts {
  readonly thread: ThreadContext;
  readonly env: () => Readonly<Record<string, string>>;
  readonly cwd: () => string;
  readonly rewriteAhead: WorkerParts['rewriteAhead'];
}

/** The exports of `node:worker_threads`. */
export function createWorkerThreads({ thread, env, cwd, rewriteAhead }: WorkerThreadsParts) {
  const shareEnv = Symbol.for('nodejs.worker_threads.SHARE_ENV');
  const given = thread.boot.environment;
  const environment = new Map<unknown, unknown>(given instanceof Map ? given : []);
  const { link, source } = thread;
  return {
    BroadcastChannel,
    MessageChannel,
    MessagePort,
    SHARE_ENV: shareEnv,
    Worker: createWorkerClass({ thread, env, cwd, rewriteAhead, environment, shareEnv }),
    getEnvironmentData: (key: unknown) => environment.get(key),
    setEnvironmentData(key: unknown, value?: unknown) {
      if (value === undefined) environment.delete(key);
      else environment.set(key, value);
    },
    isMainThread: link === undefined,
    isInternalThread: false,
    parentPort: link ?? null,
    receiveMessageOnPort(port: MessagePort) {
      const next = thread.ports.take(port);
      return next && { message: next.value };
    },
    resourceLimits: {},
    threadId: source.threadId,
    threadName: source.name ?? (link ? 'WorkerThread' : ''),
    workerData: thread.boot.workerData ?? null,
  };
}
