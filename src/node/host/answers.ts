// Answers to threads that wait in `Atomics.wait`: first how long an answer is, then the answer.
import { ChildWatch } from '../wire/children.ts';
import type { ChildNews, RunLimits, RunOutcome, Stdio } from '../wire/host.ts';
import { answerMarks } from '../wire/answer-marks.ts';

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
    let broken: RunOutcome['broken'];
    const stop = (why: RunOutcome['broken']): void => {
      broken ??= why;
      kill();
    };
    const cancel = this.#after(limits.timeout, () => {
      stop('timeout');
    });
    const watch = new ChildWatch(stdio, {
      onNews: (news) => {
        if (news.kind !== 'output') return;
        printed[news.stream] += news.text;
        // What came with the last piece is kept, as in Node.
        if (printed[news.stream].length > limits.maxBuffer) stop('maxBuffer');
      },
      onOver: (end) => {
        cancel();
        if (!end) broken = 'refused';
        answer({ code: end?.code ?? null, signal: end?.signal ?? null, ...printed, broken });
      },
    });
    return (news) => {
      watch.hear(news);
    };
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#waiting.clear();
  }

  /** Calls back after so many milliseconds, if they have an end. Returns what calls that off. */
  #after(milliseconds: number | undefined, job: () => void): () => void {
    if (milliseconds === undefined) return () => undefined;
    const timer = setTimeout(job, milliseconds);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.#timers.delete(timer);
    };
  }
}
