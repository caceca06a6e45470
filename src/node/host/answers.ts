// Answers to threads that wait in `Atomics.wait`: first how long an answer is, then the answer.
import type { ChildNews, RunLimits, RunOutcome, Stdio } from '../wire/host.ts';

/** Marks in the shared `state` of a question: see child-sync.ts, which waits for them to change. */
export const answerMarks = { waiting: 0, ready: 1, collected: 2 } as const;

/** The answers of one run. */
export class Answers {
  readonly #waiting = new Map<string, Uint8Array>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  /** Keeps the answer until the thread has made room for it: it asks one thing at a time. */
  give(thread: string, state: Int32Array, value: unknown): void {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    this.#waiting.set(thread, bytes);
    Atomics.store(state, 1, bytes.length);
    Atomics.store(state, 0, answerMarks.ready);
    Atomics.notify(state, 0);
  }

  collect(thread: string, state: Int32Array, into: Uint8Array): void {
    into.set(this.#waiting.get(thread) ?? []);
    this.#waiting.delete(thread);
    Atomics.store(state, 0, answerMarks.collected);
    Atomics.notify(state, 0);
  }

  /** Hears the news of a child that is waited for, and answers when it and its pipes have ended. */
  outcome(
    limits: RunLimits,
    stdio: readonly Stdio[],
    kill: () => void,
    answer: (outcome: RunOutcome) => void,
  ): (news: ChildNews) => void {
    const printed = { stdout: '', stderr: '' };
    let open = [stdio[1], stdio[2]].filter((each) => each === 'pipe').length;
    let broken: RunOutcome['broken'];
    let end: { code: number | null; signal: string | null } | undefined;
    const stop = (why: RunOutcome['broken']): void => {
      broken ??= why;
      kill();
    };
    const timer =
      limits.timeout === undefined
        ? undefined
        : setTimeout(() => {
            stop('timeout');
          }, limits.timeout);
    if (timer !== undefined) this.#timers.add(timer);
    let settled = false;
    // Killing brings news of its own, while the news that led to it is still being heard.
    const settle = (): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      if (timer !== undefined) this.#timers.delete(timer);
      answer({ code: end?.code ?? null, signal: end?.signal ?? null, ...printed, broken });
    };
    return (news) => {
      if (news.kind === 'output') {
        printed[news.stream] += news.text;
        // What came with the last piece is kept, as in Node.
        if (printed[news.stream].length > limits.maxBuffer) stop('maxBuffer');
      }
      if (news.kind === 'end') open -= 1;
      if (news.kind === 'exit') end = news;
      if (news.kind === 'refused') broken = 'refused';
      if (news.kind === 'refused' || (end && open === 0)) settle();
    };
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#waiting.clear();
  }
}
