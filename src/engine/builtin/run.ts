// One run, as the page holds it: its events, its result, and how it is stopped.
import { createEventQueue } from '../event-queue.ts';
import type { EngineError, Run, RunEvent, RunResult } from '../types.ts';

export interface RunOrders {
  /** Asks the frame to end every thread of the run; settles when it has, or the frame is gone. */
  readonly stop: () => Promise<void>;
  /** Passes text on to the program's standard input, or null at the end of it. */
  readonly input: (text: string | null) => void;
}

/** A {@link Run} and the side of it that the machine feeds. */
export class BuiltinRun implements Run {
  readonly result: Promise<RunResult>;
  readonly #events = createEventQueue();
  readonly #orders: RunOrders;
  readonly #startedAt = performance.now();
  readonly #settle: (result: RunResult) => void;
  readonly #reject: (error: EngineError) => void;
  #over = false;
  #stopping: Promise<void> | undefined;

  constructor(orders: RunOrders) {
    this.#orders = orders;
    const { promise, resolve, reject } = Promise.withResolvers<RunResult>();
    // Whoever only reads the events hears of a failure there.
    promise.catch(() => undefined);
    this.result = promise;
    this.#settle = resolve;
    this.#reject = reject;
  }

  get events(): AsyncIterable<RunEvent> {
    return this.#events;
  }

  write(text: string): void {
    if (!this.#over) this.#orders.input(text);
  }

  endInput(): void {
    if (!this.#over) this.#orders.input(null);
  }

  /** Settles the result at once: the reader is not kept waiting for the threads to be gone. */
  stop(): Promise<void> {
    if (!this.#over) {
      this.#stopping = this.#orders.stop();
      this.#finish({ kind: 'stopped', duration: performance.now() - this.#startedAt });
    }
    return this.#stopping ?? Promise.resolve();
  }

  hear(events: readonly RunEvent[]): void {
    this.#events.push(events);
  }

  exit(code: number | null, signal: string | null, duration: number): void {
    if (!this.#over) this.#finish({ kind: 'exited', code, signal, duration });
  }

  fail(error: EngineError): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.end(error);
    this.#reject(error);
  }

  #finish(result: RunResult): void {
    this.#over = true;
    this.#events.end();
    this.#settle(result);
  }
}
