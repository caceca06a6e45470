// A worker that a test plays: it hears the host's orders and reports over a port, as a real one does.
import assert from 'node:assert/strict';
import type { ThreadWorker } from '../../../../src/node/host/workers.ts';
import type { KernelEvent } from '../../../../src/node/wire/events.ts';
import type { ThreadOrder, ThreadReport } from '../../../../src/node/wire/host.ts';

type Kind = ThreadOrder['kind'];
type Order<K extends Kind> = Extract<ThreadOrder, { kind: K }>;

/** All that passes is cloned, as between real threads. */
export class FakeWorker implements ThreadWorker {
  onmessage: ThreadWorker['onmessage'] = null;
  onerror: ThreadWorker['onerror'] = null;
  terminated = false;
  readonly #channel = new MessageChannel();
  readonly #orders: ThreadOrder[] = [];
  #wake: () => void = () => undefined;

  constructor() {
    const { port1, port2 } = this.#channel;
    port1.onmessage = ({ data }: MessageEvent<ThreadReport>) => {
      this.deliver(data);
    };
    port2.onmessage = ({ data }: MessageEvent<ThreadOrder>) => {
      this.#orders.push(data);
      this.#wake();
    };
  }

  postMessage(message: unknown, transfer?: Transferable[] | StructuredSerializeOptions): void {
    this.#channel.port1.postMessage(message, Array.isArray(transfer) ? transfer : []);
  }

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
  }

  /** The thread reports something. */
  say(...reports: readonly ThreadReport[]): void {
    for (const report of reports) this.#channel.port2.postMessage(report);
  }

  /** What was on its way to the host arrives there, however the worker is. */
  deliver(report: ThreadReport): void {
    const event = new MessageEvent('message', { data: report });
    this.onmessage?.call(this as unknown as Worker, event);
  }

  /** The browser says that the worker died. */
  fail(message: string): void {
    const event = Object.assign(new Event('error'), { message });
    this.onerror?.call(this as unknown as Worker, event as ErrorEvent);
  }

  /** Prints to the page. */
  print(text: string): void {
    const event: KernelEvent = { kind: 'stdout', at: 0, source: { pid: 101, threadId: 0 }, text };
    this.say({ kind: 'events', events: [event] });
  }

  /** Says its last words. */
  exit(code: number): void {
    this.say({ kind: 'exiting', code, at: 1 }, { kind: 'exit', code, at: 1 });
  }

  /** The next order of a kind; what came before it is passed over. */
  async hear<K extends Kind>(kind: K): Promise<Order<K>> {
    for (;;) {
      const order = this.#orders.shift();
      if (order?.kind === kind) return order as Order<K>;
      if (order) continue;
      assert.ok(!this.terminated, `it was ended and never heard '${kind}'`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
