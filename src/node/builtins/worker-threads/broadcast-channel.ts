// Node's `BroadcastChannel`: the browser's channel behind it, its messages through the loop.
import { callIn, closeResource, openResource } from '../../loop/async-context.ts';
import { inspectCustom } from '../../values/inspect-custom.ts';
import { invalidThis, nodeError } from '../../errors/node-error.ts';
import type { Handle } from '../../loop/loop.ts';
import type { ThreadContext } from '../../context/thread-context.ts';
import type { Broadcast } from '../../wire/reporter.ts';
import { wordingClone } from '../../ports/transfer.ts';
import { Queue } from '../../collections/queue.ts';

/** Taken before programs see the name. */
const Native = BroadcastChannel;

/** What the browser carries. */
interface Envelope {
  readonly value: unknown;
  readonly about: Broadcast;
}

/** The class of one thread. Channels of the same name meet in one process only. */
export function createBroadcastChannel({ loop, source, facts, reporter }: ThreadContext) {
  const scope = `${String(facts.epoch)}/${String(source.pid)}/`;

  // The channel that was made first gets its messages first, as in Node.
  const channels = new Set<BroadcastChannel>();
  const handOutOne = (): void => {
    for (const each of channels) if (BroadcastChannel.handOut(each)) return;
  };

  class BroadcastChannel extends EventTarget {
    readonly #name: string;
    readonly #channel: InstanceType<typeof Native>;
    readonly #handle: Handle;
    readonly #context = openResource('MESSAGEPORT', this);
    readonly #inbox = new Queue<unknown>();
    readonly #handlers = new Map<string, unknown>();
    #open = true;

    constructor(...given: unknown[]) {
      super();
      if (given.length === 0) {
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "name" argument must be specified');
      }
      this.#name = `${given[0] as string}`;
      this.#handle = loop.handle('MessagePort');
      this.#handle.ref();
      this.#channel = new Native(scope + this.#name);
      this.#channel.onmessage = ({ data }: MessageEvent<Envelope | null>) => {
        // Shared memory does not pass this way: the browser makes null of the message.
        if (data === null) return;
        // What was sent in this thread is here already.
        if (data.about.from.threadId === source.threadId) return;
        // Once for the thread, however many channels it has.
        if (BroadcastChannel.#first(this.#name) === this) reporter.heard(data.about);
        this.#arrive(data.value);
      };
      channels.add(this);
    }

    static #first(name: string): BroadcastChannel | undefined {
      for (const each of channels) if (each.#name === name) return each;
      return undefined;
    }

    static #check(channel: object): void {
      if (typeof channel === 'object' && (channel as unknown) !== null && #name in channel) return;
      throw invalidThis('BroadcastChannel');
    }

    get name(): string {
      BroadcastChannel.#check(this);
      return this.#name;
    }

    get onmessage(): unknown {
      BroadcastChannel.#check(this);
      return this.#handlers.get('message') ?? null;
    }

    set onmessage(handler: unknown) {
      BroadcastChannel.#check(this);
      this.#setHandler('message', handler);
    }

    get onmessageerror(): unknown {
      BroadcastChannel.#check(this);
      return this.#handlers.get('messageerror') ?? null;
    }

    set onmessageerror(handler: unknown) {
      BroadcastChannel.#check(this);
      this.#setHandler('messageerror', handler);
    }

    postMessage(...given: unknown[]): void {
      BroadcastChannel.#check(this);
      if (given.length === 0) {
        throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "message" argument must be specified');
      }
      if (!this.#open) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
      const [value] = given;
      const about = { from: source, ...reporter.number() };
      wordingClone(() => {
        this.#channel.postMessage({ value, about } satisfies Envelope);
      });
      let told = false;
      for (const each of channels) {
        if (each === this || each.#name !== this.#name) continue;
        if (!told) reporter.heard(about);
        told = true;
        each.#arrive(structuredClone(value));
      }
    }

    close(): void {
      BroadcastChannel.#check(this);
      if (!this.#open) return;
      this.#open = false;
      channels.delete(this);
      closeResource(this.#context);
      this.#handle.close();
      this.#channel.close();
    }

    ref(): this {
      BroadcastChannel.#check(this);
      if (this.#open) this.#handle.ref();
      return this;
    }

    unref(): this {
      BroadcastChannel.#check(this);
      this.#handle.unref();
      return this;
    }

    /** For `receiveMessageOnPort`. */
    static take(channel: BroadcastChannel): { readonly value: unknown } | undefined {
      return channel.#inbox.size === 0 ? undefined : { value: channel.#inbox.take() };
    }

    [inspectCustom](depth: number, options: object, inspect?: (value: unknown) => string): unknown {
      BroadcastChannel.#check(this);
      if (depth < 0) return 'BroadcastChannel';
      const shown = { name: this.#name, active: this.#open };
      const text = inspect as ((value: unknown, options: object) => string) | undefined;
      return `BroadcastChannel ${text?.(shown, options) ?? ''}`;
    }

    /** Hands out one message; false where there is none. Not for programs. */
    static handOut(channel: BroadcastChannel): boolean {
      if (channel.#inbox.size === 0) return false;
      const data = channel.#inbox.take();
      callIn(channel.#context, () => {
        channel.dispatchEvent(new MessageEvent('message', { data }));
      });
      return true;
    }

    #arrive(value: unknown): void {
      this.#inbox.push(value);
      loop.offer(handOutOne);
    }

    /** Anything is kept; only a function is called. */
    #setHandler(type: string, handler: unknown): void {
      const before = this.#handlers.get(type);
      if (isListener(before)) this.removeEventListener(type, before);
      this.#handlers.set(type, handler);
      if (isListener(handler)) this.addEventListener(type, handler);
    }
  }

  for (const name of [
    'name',
    'close',
    'postMessage',
    'ref',
    'unref',
    'onmessage',
    'onmessageerror',
  ]) {
    Object.defineProperty(BroadcastChannel.prototype, name, { enumerable: true });
  }
  return BroadcastChannel;
}

function isListener(handler: unknown): handler is (event: Event) => unknown {
  return typeof handler === 'function';
}
