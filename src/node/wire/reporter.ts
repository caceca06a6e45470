// What a thread tells the host: its output, its life and its messages, with times.
import { messagesTold } from '../system/limits.ts';
import type { KernelEvent, Source, Stream } from './events.ts';
import type { ThreadReport } from './host.ts';

export interface ReporterNeeds {
  readonly source: Source;
  /** Milliseconds since the run began. */
  readonly clock: () => number;
  readonly send: (report: ThreadReport, transfer?: Transferable[]) => void;
}

// Messages may come by the hundred thousand: they are told in bundles, output is told at once.
const bundleSize = 256;

/** Sends events in the order in which they happened. */
export class Reporter {
  readonly #needs: ReporterNeeds;
  #waiting: KernelEvent[] = [];
  #messages = 0;

  constructor(needs: ReporterNeeds) {
    this.#needs = needs;
  }

  started(parent: Source | undefined): void {
    this.#add({ kind: 'started', ...this.#stamp(), ...(parent && { parent }) });
    this.flush();
  }

  /** Text that has left the process. A worker's text leaves when the main thread passes it on. */
  printed(stream: Stream, text: string, source: Source): void {
    this.#add({ kind: stream, at: this.#needs.clock(), source, text });
    this.flush();
  }

  /** The first of many; {@link messagesTold} says of how many. */
  messaged(kind: 'sent' | 'received', peer: Source): void {
    const event = this.#messageEvent(kind, peer);
    if (!event) return;
    this.#add(event);
    if (this.#waiting.length >= bundleSize) this.flush();
  }

  /**
   * Sends a message to another process. The host tells of it as it passes it on: whoever gets it may
   * end this process before it could do so itself.
   */
  post(pid: number | 'parent', value: unknown, peer: Source): void {
    this.send({ kind: 'message', pid, value, event: this.#messageEvent('sent', peer) });
  }

  /** Anything else the host must know; events that happened before it go first. */
  send(report: ThreadReport, transfer?: Transferable[]): void {
    this.flush();
    this.#needs.send(report, transfer);
  }

  /** The thread has ended, with all its events told. */
  exiting(code: number): void {
    this.send({ kind: 'exiting', code, at: this.#needs.clock() });
  }

  /** The thread's last word. */
  exited(code: number): void {
    this.send({ kind: 'exit', code, at: this.#needs.clock() });
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    this.#needs.send({ kind: 'events', events: this.#waiting });
    this.#waiting = [];
  }

  #messageEvent(kind: 'sent' | 'received', peer: Source): KernelEvent | undefined {
    if (this.#messages === messagesTold) return undefined;
    this.#messages += 1;
    return { kind, ...this.#stamp(), peer };
  }

  #stamp(): { at: number; source: Source } {
    return { at: this.#needs.clock(), source: this.#needs.source };
  }

  #add(event: KernelEvent): void {
    this.#waiting.push(event);
  }
}
