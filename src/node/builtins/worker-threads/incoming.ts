// `workerMessage`: what other threads of the process send to this one by its number.
import type { ThreadContext } from '../../context/thread-context.ts';
import type { Process } from '../process/process.ts';
import type { ThreadMessage, ThreadMessageOutcome } from '../../wire/thread-message.ts';

/** Has `process` emit what comes, and answers by what became of it. Nothing of it keeps the thread alive. */
export function installThreadMessages(thread: ThreadContext, process: Process): void {
  function outcomeOf({ from, number, value, carries, ports }: ThreadMessage): ThreadMessageOutcome {
    thread.reporter.received(from, number);
    thread.ports.receive(ports);
    try {
      const message = thread.cloning.unpack({ value, carries });
      return process.emit('workerMessage', message, from.threadId) ? 'delivered' : 'failed';
    } catch {
      return 'errored';
    }
  }
  const lane = {};
  thread.onOrder((order) => {
    if (order.kind !== 'thread-message') return;
    const { message } = order;
    thread.loop.deliver(() => {
      const outcome = outcomeOf(message);
      const { id, from } = message;
      thread.reporter.send({ kind: 'thread-answer', to: from.threadId, id, outcome });
    }, lane);
  });
}
