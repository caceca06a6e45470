// What the threads of one process send one another by their numbers, and what becomes of it.
import type { ThreadOrder, ThreadReport } from '../wire/host.ts';

type Message = Extract<ThreadReport, { kind: 'thread-message' }>;
type Answer = Extract<ThreadReport, { kind: 'thread-answer' }>;

/** Says something to a thread; false where there is none. */
type Tell = (threadId: number, order: ThreadOrder, transfer?: readonly Transferable[]) => boolean;

/** The messages on their way, until they are answered. */
export class ThreadMessages {
  readonly #tell: Tell;
  /** For each thread the messages that it has yet to answer: their senders and numbers. */
  readonly #unanswered = new Map<number, { readonly sender: number; readonly id: number }[]>();

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Whether there is a thread for it; else its sender is told. */
  pass(sender: number, { to, message, transfer }: Message): boolean {
    const { id } = message;
    const isThere = this.#tell(to, { kind: 'thread-message', message }, transfer);
    if (isThere) this.#unanswered.set(to, [...(this.#unanswered.get(to) ?? []), { sender, id }]);
    else this.#tell(sender, { kind: 'thread-answer', id, outcome: 'failed' });
    return isThere;
  }

  answer(answerer: number, { to, id, outcome }: Answer): void {
    const left = this.#unanswered.get(answerer) ?? [];
    this.#unanswered.set(
      answerer,
      left.filter((each) => each.sender !== to || each.id !== id),
    );
    this.#tell(to, { kind: 'thread-answer', id, outcome });
  }

  /** The thread has ended, and answers no more. */
  drop(threadId: number): void {
    for (const { sender, id } of this.#unanswered.get(threadId) ?? [])
      this.#tell(sender, { kind: 'thread-answer', id, outcome: undefined });
    this.#unanswered.delete(threadId);
  }
}
