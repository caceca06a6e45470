// `postMessageToThread`: a message to any thread of the process, by its number.
import type { ThreadContext } from '../../context/thread-context.ts';
import { nodeError, outOfRange, invalidArgType } from '../../errors/node-error.ts';
import { checkCloneable, transferList, wordingClone } from '../../ports/transfer.ts';
import type { ThreadMessageOutcome } from '../../wire/thread-message.ts';

/** Starts a timer. */
type StartTimer = (job: () => void, delay: number) => { close(): unknown };

const failures = {
  failed: ['ERR_WORKER_MESSAGING_FAILED', 'Cannot find the destination thread or listener'],
  errored: [
    'ERR_WORKER_MESSAGING_ERRORED',
    'The destination thread threw an error while processing the message',
  ],
  timeout: ['ERR_WORKER_MESSAGING_TIMEOUT', 'Sending a message to another thread timed out'],
  same: ['ERR_WORKER_MESSAGING_SAME_THREAD', 'Cannot sent a message to the same thread'],
} as const;

function failure(kind: keyof typeof failures): Error {
  const [code, message] = failures[kind];
  return nodeError(Error, code, message);
}

export type PostMessageToThread = ReturnType<typeof createThreadMessages>;

/** The function of one thread. A message that is not answered yet keeps it alive. */
export function createThreadMessages(thread: ThreadContext, startTimer: StartTimer) {
  const handle = thread.loop.handle('MessagePort');
  const waiting = new Map<number, (outcome: ThreadMessageOutcome | undefined) => void>();
  let count = 0;
  thread.onOrder((order) => {
    if (order.kind !== 'thread-answer') return;
    thread.loop.deliver(() => waiting.get(order.id)?.(order.outcome));
  });

  function send(to: number, value: unknown, transfer: Transferable[], id: number): void {
    checkCloneable(value);
    const { source, cloning, ports, reporter } = thread;
    const cargo = cloning.pack(value, transfer);
    const message = {
      id,
      ...reporter.number(),
      from: source,
      value: cargo.value,
      carries: cargo.carries,
      ports: ports.leave(cargo.transfer, to),
    };
    wordingClone(() => {
      reporter.postToThread(to, message, cargo.transfer);
    });
  }

  async function answered(id: number, timeout: number | undefined): Promise<void> {
    handle.ref();
    const outcome = await new Promise<ThreadMessageOutcome | 'timeout'>((resolve) => {
      const over = (): void => {
        timer?.close();
        waiting.delete(id);
        if (waiting.size === 0) handle.unref();
      };
      const timer =
        timeout === undefined
          ? undefined
          : startTimer(() => {
              over();
              resolve('timeout');
            }, timeout);
      waiting.set(id, (outcome) => {
        over();
        // As in Node, nobody hears of a thread that ended without an answer.
        if (outcome) resolve(outcome);
      });
    });
    if (outcome !== 'delivered') throw failure(outcome);
  }

  /** Resolves when a listener of `workerMessage` in the other thread has had the message. */
  return async function postMessageToThread(
    threadId: unknown,
    value: unknown,
    given: unknown,
    limit: unknown,
  ): Promise<void> {
    const isLimit = typeof given === 'number' && limit === undefined;
    const timeout = isLimit ? given : limit;
    if (timeout !== undefined) {
      if (typeof timeout !== 'number') throw invalidArgType('timeout', 'of type number', timeout);
      if (!(timeout >= 0)) throw outOfRange('timeout', '>= 0', timeout);
    }
    if (threadId === thread.source.threadId) throw failure('same');
    count += 1;
    const id = count;
    send(Number(threadId), value, isLimit ? [] : transferList(given), id);
    await answered(id, timeout);
  };
}
