// One run, as the page holds it: its events, its result, and how it is stopped.
import { outputLimit } from '../../node/system/limits.ts';
import { createEventQueue } from '../event-queue.ts';
import type { EngineError, Run, RunEvent, RunResult } from '../types.ts';

export interface RunOrders {
  /** Asks the frame to end every thread of the run; settles when it has, or the frame is gone. */
  readonly stop: () => Promise<void>;
  /** Passes text on to the program's standard input, or null at the end of it. */
  readonly input: (text: string | null) => void;
  /** Tells the frame that the page is ready for more events. */
  readonly heard: () => void;
}

/** A {@link Run} and the side of it that the machine feeds. */
export class BuiltinRun implements Run {
  readonly result: Promise<RunResult>;
  readonly #events = createEventQueue(() => {
    this.#taken();
  });
  readonly #orders: RunOrders;
  readonly #startedAt = performance.now();
  readonly #settle: (result: RunResult) => void;
  readonly #reject: (error: EngineError) => void;
  #over = false;
  #stopping: Promise<void> | undefined;
  /** Whether the frame waits to hear that its events have been taken. */
  #owesWord = false;
  #printed = 0;
  #hearSilence: (isSilent: boolean) => void = () => undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;

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

  onSilence(hear: (isSilent: boolean) => void): void {
    this.#hearSilence = hear;
  }

  /** Settles the result at once: the reader is not kept waiting for the threads to be gone. */
  stop(): Promise<void> {
    this.#end('stopped');
    return this.#stopping ?? Promise.resolve();
  }

  /** Ends the run after so many milliseconds. */
  limitTo(time: number): void {
    this.#limit = setTimeout(() => {
      this.#end('timed-out');
    }, time);
  }

  /** Whether an honest frame could have said so much. */
  hear(events: readonly RunEvent[]): boolean {
    for (const event of events) if ('text' in event) this.#printed += event.text.length;
    this.#owesWord = true;
    this.#events.push(events);
    // The last event of a thread that printed too much may bring all of its own text.
    return this.#printed <= 2 * outputLimit;
  }

  flood(duration: number): void {
    if (!this.#over) this.#finish({ kind: 'output-limit', duration });
  }

  /** The frame does not answer, or does again. */
  silent(isSilent: boolean): void {
    this.#hearSilence(isSilent);
  }

  /** The frame is gone, and its workers with it. */
  lose(): void {
    if (this.#over) return;
    this.#finish({ kind: 'out-of-memory', duration: performance.now() - this.#startedAt });
  }

  exit(code: number | null, signal: string | null, duration: number): void {
    if (!this.#over) this.#finish({ kind: 'exited', code, signal, duration });
  }

  fail(error: EngineError): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#limit);
    this.#events.end(error);
    this.#reject(error);
  }

  #end(kind: 'stopped' | 'timed-out'): void {
    if (this.#over) return;
    this.#stopping = this.#orders.stop();
    this.#finish({ kind, duration: performance.now() - this.#startedAt });
  }

  #taken(): void {
    if (!this.#owesWord || this.#over) return;
    this.#owesWord = false;
    this.#orders.heard();
  }

  #finish(result: RunResult): void {
    this.#over = true;
    clearTimeout(this.#limit);
    this.#events.end();
    this.#settle(result);
  }
}
