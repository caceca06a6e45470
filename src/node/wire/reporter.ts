// What a thread tells the host: its output, its life, its states and its messages, with times.
import { messagesTold } from '../system/limits.ts';
import type { KernelEvent, Source, Stream } from './events.ts';
import type { ThreadReport } from './host.ts';
import type { ThreadMessage } from './thread-message.ts';

export interface ReporterNeeds {
  readonly source: Source;
  /** Milliseconds since the run began. */
  readonly clock: () => number;
  readonly send: (report: ThreadReport, transfer?: Transferable[]) => void;
}

/** What its sender knows a message by, and when it was sent. */
export interface Numbered {
  readonly number: number;
  /** Milliseconds since the run began. */
  readonly at: number;
}

/** What is known of a message that goes to whoever listens. */
export interface Broadcast extends Numbered {
  readonly from: Source;
}

/** What is known of a thread's start beside the moment. */
export interface Birth {
  readonly parent?: Source | undefined;
  /** When that asked for it. */
  readonly askedAt?: number | undefined;
}

// Messages may come by the hundred thousand: they are told in bundles, output is told at once.
const bundleSize = 256;

/**
 * So many bundles a thread sends at once when it comes to rest. One that has sent more is in a busy exchange with another:
 * there each of them would cost as much as the message that it tells of, so they wait for {@link ThreadStates}
 * to look.
 */
const promptly = 200;

/** Of the first line of an error so many characters are told: more than anybody reads of it in a picture. */
const longestFailure = 500;

/** Sends events in the order in which they happened. */
export class Reporter {
  readonly #needs: ReporterNeeds;
  #waiting: KernelEvent[] = [];
  /** Whether there is more than states among them, which can wait longer. */
  #presses = false;
  #settled = 0;
  #messages = 0;
  #numbered = 0;

  constructor(needs: ReporterNeeds) {
    this.#needs = needs;
  }

  /** The thread is there. What comes next takes that along. */
  started({ parent, askedAt }: Birth): void {
    const asked = askedAt !== undefined && { askedAt };
    this.#add({ kind: 'started', ...this.#stamp(), ...(parent && { parent }), ...asked });
  }

  /** Text that has left the process. A worker's text leaves when the main thread passes it on. */
  printed(stream: Stream, text: string, source: Source): void {
    this.#add({ kind: stream, at: this.#needs.clock(), source, text });
    this.flush();
  }

  /** A number for a message of this thread's that no other has, and when that was: to be taken before it is sent. */
  number(): Numbered {
    this.#numbered += 1;
    return { number: this.#numbered, at: this.#needs.clock() };
  }

  /** A message was sent, maybe a while ago. The first of many; {@link messagesTold} says of how many. */
  sent(peer: Source, { number, at }: Numbered): void {
    const event = this.#messageEvent('sent', peer, number, at);
    if (!event) return;
    this.#presses = true;
    this.#insert(event);
  }

  /** A message has come; `number` is its sender's for it. Counts like one that was sent. */
  received(peer: Source, number: number): void {
    this.#tellMessage(this.#messageEvent('received', peer, number));
  }

  /** A message whose sender did not know who would get it: the one who did tells both. */
  heard({ from, number, at }: Broadcast): void {
    const received = this.#messageEvent('received', from, number);
    if (!received) return;
    const { source } = this.#needs;
    this.#tellMessage({ kind: 'sent', at, source: from, peer: source, message: number });
    this.#tellMessage(received);
  }

  /**
   * Sends a message to another process. The host tells of it as it passes it on: whoever gets it may
   * end this process before it could do so itself.
   */
  post(pid: number | 'parent', value: unknown, peer: Source): void {
    const { number, at } = this.number();
    const event = this.#messageEvent('sent', peer, number, at);
    this.send({ kind: 'message', pid, value, number, event });
  }

  /** Sends a message to another thread of this process by its number, if there is one: then the host tells of it. */
  postToThread(to: number, message: ThreadMessage, transfer: Transferable[]): void {
    const peer = { pid: this.#needs.source.pid, threadId: to };
    const event = this.#messageEvent('sent', peer, message.number, message.at);
    this.send({ kind: 'thread-message', to, message, transfer, event }, transfer);
  }

  /** What the thread does, or did: it goes along with what is sent next. */
  state(event: KernelEvent): void {
    this.#insert(event);
  }

  /** Before what happened later. */
  #insert(event: KernelEvent): void {
    let place = this.#waiting.length;
    while (place > 0 && (this.#waiting[place - 1]?.at ?? 0) > event.at) place -= 1;
    this.#waiting.splice(place, 0, event);
    if (this.#waiting.length >= bundleSize) this.flush();
  }

  /** Anything else the host must know; events that happened before it go first. */
  send(report: ThreadReport, transfer?: Transferable[]): void {
    this.flush();
    this.#needs.send(report, transfer);
  }

  /** The thread is about to end of this, in words as Node prints it: the first line of them is told. */
  failed(text: string): void {
    const [line = ''] = text.trimStart().split('\n', 1);
    this.#add({ kind: 'failed', ...this.#stamp(), error: line.slice(0, longestFailure) });
  }

  /** The thread has ended, with all its events told. */
  exiting(code: number): void {
    this.send({ kind: 'exiting', code, at: this.#needs.clock() });
  }

  /** The thread's last word. */
  exited(code: number): void {
    this.send({ kind: 'exit', code, at: this.#needs.clock() });
  }

  /** The thread comes to rest: sends what should not wait for long, but of one that does so again and again. */
  settle(): void {
    if (!this.#presses || this.#settled === promptly) return;
    this.#settled += 1;
    this.flush();
  }

  flush(): void {
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#presses = false;
    this.#needs.send({ kind: 'events', events });
  }

  #messageEvent(
    kind: 'sent' | 'received',
    peer: Source,
    message: number,
    at = this.#needs.clock(),
  ): KernelEvent | undefined {
    if (this.#messages === messagesTold) return undefined;
    this.#messages += 1;
    return { kind, at, source: this.#needs.source, peer, message };
  }

  #tellMessage(event: KernelEvent | undefined): void {
    if (!event) return;
    this.#add(event);
    if (this.#waiting.length >= bundleSize) this.flush();
  }

  #stamp(): { at: number; source: Source } {
    return { at: this.#needs.clock(), source: this.#needs.source };
  }

  #add(event: KernelEvent): void {
    this.#waiting.push(event);
    this.#presses = true;
  }
}
