// What happens behind a thread's MessagePorts: packets arrive, wait, and are handed to listeners.
import { nodeError } from './errors.ts';
import type { Handle, Loop } from './loop.ts';
import type { Packet, Source } from './protocol.ts';
import { Queue } from './queue.ts';

export interface PortsParts {
  readonly loop: Loop;
  /** This thread: the sender of all that its ports send. */
  readonly source: Source;
  readonly onReceived: (from: Source) => void;
}

/** What the owner of a link does with the packets that are not a program's messages. */
export interface LinkEnd {
  readonly onPacket: (packet: Packet) => void;
  /** A program's message was posted. */
  readonly onSent: () => void;
}

interface Message {
  readonly value: unknown;
  readonly ports: readonly MessagePort[];
}

type EventListener = (event: Event) => void;

interface PortState {
  readonly handle: Handle;
  /** What the browser calls for a program's listener, by event type and by the listener. */
  readonly listeners: Map<string, Map<unknown, EventListener>>;
  readonly inbox: Queue<Message>;
  /** Whether the browser delivers to us. Before, what has arrived moves with the port. */
  receiving: boolean;
  /** Whether messages are handed out: since the first listener, or `start()`. */
  started: boolean;
  open: boolean;
  link: LinkEnd | undefined;
}

// Taken before programs get to see the prototype changed: see message-port.ts.
const { postMessage, start, close } = MessagePort.prototype;
const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;

/** Sends what is not a program's message. */
export function sendPacket(port: MessagePort, packet: Packet, transfer: Transferable[] = []): void {
  postMessage.call(port, packet, { transfer });
}

/** A program's argument to `postMessage`: a list, or an object with one. */
export function transferList(given: unknown): Transferable[] {
  if (given === undefined || given === null) return [];
  const list = Array.isArray(given) ? given : (given as { transfer?: unknown }).transfer;
  if (list === undefined) return [];
  if (Array.isArray(list)) return list as Transferable[];
  const message = 'Optional options.transfer argument must be an iterable';
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

/** Runs a native call that clones; its errors get Node's wording, without the call's name. */
export function cloning(call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new DOMException(error.message.replace(/^Failed to execute .*?: /su, ''), error.name);
  }
}

/** The ports of one thread. They are the browser's own objects, so that cloning moves them. */
export class Ports {
  readonly #parts: PortsParts;
  readonly #states = new WeakMap<MessagePort, PortState>();
  // The event that is being handed out here: all others come from the browser.
  #handedOut: Event | undefined;

  constructor(parts: PortsParts) {
    this.#parts = parts;
  }

  /** Makes a port the end of a link: its packets go to `end`, and `close` only ends its messages. */
  link(port: MessagePort, end: LinkEnd): void {
    const state = this.#stateOf(port);
    state.link = end;
    this.#receive(port, state);
  }

  post(port: MessagePort, value: unknown, transfer: Transferable[]): void {
    cloning(() => {
      sendPacket(port, { kind: 'message', value, from: this.#parts.source }, transfer);
    });
    for (const each of transfer) {
      // It lives on elsewhere: here it keeps nothing alive any more.
      if (each instanceof MessagePort) this.#stateOf(each).handle.unref();
    }
    this.#stateOf(port).link?.onSent();
  }

  start(port: MessagePort): void {
    const state = this.#stateOf(port);
    this.#receive(port, state);
    if (state.started || !state.open) return;
    state.started = true;
    for (let left = state.inbox.size; left > 0; left -= 1) {
      this.#parts.loop.post(() => {
        this.#handOutNext(port, state);
      });
    }
  }

  close(port: MessagePort): void {
    const state = this.#stateOf(port);
    if (!state.open) return;
    if (!state.link) sendPacket(port, { kind: 'close' });
    this.#finish(port, state);
  }

  /** The oldest message that has arrived and not been handed out. */
  take(port: MessagePort): { readonly value: unknown } | undefined {
    return this.#stateOf(port).inbox.take();
  }

  ref(port: MessagePort): void {
    const state = this.#stateOf(port);
    if (!state.open) return;
    this.#receive(port, state);
    state.handle.ref();
  }

  unref(port: MessagePort): void {
    this.#stateOf(port).handle.unref();
  }

  hasRef(port: MessagePort): boolean {
    return this.#stateOf(port).handle.hasRef;
  }

  /** Adds a listener under a key of the caller's choosing; a second one of the same key is ignored. */
  listen(
    port: MessagePort,
    type: string,
    key: unknown,
    listener: EventListener,
    once: boolean,
  ): void {
    const state = this.#stateOf(port);
    this.#receive(port, state);
    const ofType = state.listeners.get(type) ?? new Map<unknown, EventListener>();
    state.listeners.set(type, ofType);
    if (ofType.has(key)) return;
    const wrapped: EventListener = (event) => {
      if (once) this.unlisten(port, type, key);
      listener(event);
    };
    ofType.set(key, wrapped);
    addEventListener.call(port, type, wrapped);
    if (type !== 'message' || ofType.size > 1 || !state.open) return;
    state.handle.ref();
    this.start(port);
  }

  unlisten(port: MessagePort, type: string, key: unknown): void {
    const state = this.#stateOf(port);
    const ofType = state.listeners.get(type);
    const wrapped = ofType?.get(key);
    if (!ofType || !wrapped) return;
    removeEventListener.call(port, type, wrapped);
    ofType.delete(key);
    if (type === 'message' && ofType.size === 0) state.handle.unref();
  }

  /** The keys of the listeners for each type that has any. */
  listeners(port: MessagePort): ReadonlyMap<string, readonly unknown[]> {
    const { listeners } = this.#stateOf(port);
    return new Map(
      [...listeners]
        .map(([type, ofType]) => [type, [...ofType.keys()]] as const)
        .filter(([, keys]) => keys.length > 0),
    );
  }

  #stateOf(port: MessagePort): PortState {
    const known = this.#states.get(port);
    if (known) return known;
    const state: PortState = {
      handle: this.#parts.loop.handle(),
      listeners: new Map(),
      inbox: new Queue(),
      receiving: false,
      started: false,
      open: true,
      link: undefined,
    };
    this.#states.set(port, state);
    return state;
  }

  #receive(port: MessagePort, state: PortState): void {
    if (state.receiving) return;
    state.receiving = true;
    // Both come before any listener of the program's, which they keep from hearing the raw event.
    addEventListener.call(port, 'message', (event) => {
      if (event === this.#handedOut) return;
      event.stopImmediatePropagation();
      const { data, ports } = event as MessageEvent<Packet>;
      this.#arrive(port, state, data, ports);
    });
    // Browsers that have this event send it when the other end's thread is gone.
    addEventListener.call(port, 'close', (event) => {
      if (event === this.#handedOut) return;
      event.stopImmediatePropagation();
      if (!state.link) this.#finish(port, state);
    });
    start.call(port);
  }

  #arrive(
    port: MessagePort,
    state: PortState,
    packet: Packet,
    ports: readonly MessagePort[],
  ): void {
    if (packet.kind === 'message') {
      this.#parts.onReceived(packet.from);
      state.inbox.push({ value: packet.value, ports });
      if (state.started)
        this.#parts.loop.deliver(() => {
          this.#handOutNext(port, state);
        });
    } else if (packet.kind === 'close') {
      this.#finish(port, state);
    } else {
      this.#parts.loop.deliver(() => state.link?.onPacket(packet));
    }
  }

  #handOutNext(port: MessagePort, state: PortState): void {
    const next = state.inbox.take();
    if (!next || !state.open) return;
    const { value, ports } = next;
    this.#handOut(port, new MessageEvent('message', { data: value, ports: [...ports] }));
  }

  /** The event's target must be the port, and an exception in one listener must not stop others. */
  #handOut(port: MessagePort, event: Event): void {
    const outer = this.#handedOut;
    this.#handedOut = event;
    dispatchEvent.call(port, event);
    this.#handedOut = outer;
  }

  #finish(port: MessagePort, state: PortState): void {
    // Behind the messages that came before it.
    this.#parts.loop.post(() => {
      if (!state.open) return;
      state.open = false;
      state.handle.unref();
      if (!state.link) close.call(port);
      this.#handOut(port, new Event('close'));
    });
  }
}
