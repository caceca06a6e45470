// What happens behind a thread's MessagePorts: packets arrive, wait, and are handed to listeners.
import type { Cargo, Cloning } from './cloning.ts';
import type { Loop } from '../loop/loop.ts';
import { reportingLater } from '../stacks/thrown.ts';
import type { EventListener } from './listeners.ts';
import { newPortState } from './state.ts';
import type { LinkEnd, PortState } from './state.ts';
import type { Source } from '../wire/events.ts';
import type { Packet } from '../wire/link.ts';
import { checkCloneable, wordingClone } from './transfer.ts';

export interface PortsNeeds {
  readonly loop: Loop;
  /** This thread: the sender of all that its ports send. */
  readonly source: Source;
  readonly cloning: Cloning;
  readonly onReceived: (from: Source) => void;
  readonly warn: (message: string) => void;
}

// Taken before programs get to see the prototype changed: see message-port.ts.
const { postMessage, start, close } = MessagePort.prototype;
const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;

/** Sends what is not a program's message. */
export function sendPacket(port: MessagePort, packet: Packet, transfer: Transferable[] = []): void {
  postMessage.call(port, packet, { transfer });
}

/** The ports of one thread. They are the browser's own objects, so that cloning moves them. */
export class Ports {
  readonly #needs: PortsNeeds;
  readonly #states = new WeakMap<MessagePort, PortState>();
  /** Ports whose other ends have left this thread. */
  readonly #apart = new Set<MessagePort>();
  // The event that is being handed out here: all others come from the browser.
  #handedOut: Event | undefined;

  constructor(needs: PortsNeeds) {
    this.#needs = needs;
  }

  /** Makes a port the end of a link: its packets go to `end`, and `close` only ends its messages. */
  link(port: MessagePort, end: LinkEnd): void {
    const state = this.#stateOf(port);
    state.link = end;
    this.#receive(port, state);
  }

  /** The two ends of a new channel: what one sends is with the other at once, as in Node. */
  pair(port1: MessagePort, port2: MessagePort): void {
    this.#stateOf(port1).peer = port2;
    this.#stateOf(port2).peer = port1;
  }

  post(port: MessagePort, value: unknown, transfer: Transferable[]): void {
    checkCloneable(value);
    const state = this.#stateOf(port);
    const { peer } = state;
    const losesPeer = peer !== undefined && transfer.includes(peer);
    if (transfer.includes(port)) {
      throw new DOMException('Transfer list contains source port', 'DataCloneError');
    }
    if (transfer.some((each) => each instanceof MessagePort && !this.isOpen(each))) {
      const message = 'MessagePort in transfer list is already detached';
      throw new DOMException(message, 'DataCloneError');
    }
    const cargo = this.#needs.cloning.pack(value, transfer);
    if (peer && !losesPeer) {
      if (state.open) this.#postHere(peer, cargo);
    } else {
      this.leave(cargo.transfer, state.link && port);
      wordingClone(() => {
        const { value, carries } = cargo;
        const packet: Packet = { kind: 'message', value, carries, from: this.#needs.source };
        sendPacket(port, packet, cargo.transfer);
      });
      state.link?.onSent();
    }
    if (!losesPeer) return;
    this.#needs.warn(
      'The target port was posted to itself, and the communication channel was lost',
    );
    this.#finish(port, state);
  }

  /** To a port of this thread, without the browser, which would deliver between turns only. */
  #postHere(peer: MessagePort, { value, transfer, carries }: Cargo): void {
    const ports = transfer.filter((each) => each instanceof MessagePort);
    const copy = wordingClone(() => structuredClone({ value, ports }, { transfer }));
    for (const [index, each] of ports.entries()) this.#move(each, copy.ports[index] ?? each);
    const state = this.#stateOf(peer);
    if (!state.open) return;
    this.#needs.onReceived(this.#needs.source);
    state.inbox.push({ ...copy, carries });
    if (!state.started) return;
    this.#needs.loop.post(() => {
      this.#handOutNext(peer, state);
    });
  }

  /** A port has become another object in this thread: the two ends still know of each other. */
  #move(from: MessagePort, to: MessagePort): void {
    const before = this.#stateOf(from);
    before.handle.unref();
    const { peer } = before;
    if (!peer) return;
    const after = this.#stateOf(to);
    before.peer = undefined;
    after.peer = peer;
    this.#stateOf(peer).peer = to;
    for (let next = before.inbox.take(); next; next = before.inbox.take()) after.inbox.push(next);
  }

  /**
   * The ports among these are about to go: they live on elsewhere, and keep nothing alive here. Where
   * they go through a link, their other ends close when the thread behind it ends.
   */
  leave(transfer: readonly Transferable[], link?: MessagePort): void {
    for (const each of transfer) {
      if (!(each instanceof MessagePort)) continue;
      const state = this.#stateOf(each);
      const { peer } = state;
      this.#part(each);
      state.handle.unref();
      if (!peer) sendPacket(each, { kind: 'moved' });
      else if (link && !transfer.includes(peer)) this.#stateOf(peer).goneTo = link;
      if (peer) this.#apart.add(peer);
    }
  }

  /** The thread behind a link has ended, and with it the ports that it was sent. */
  bereave(link: MessagePort): void {
    for (const each of this.#apart) {
      const state = this.#stateOf(each);
      // One that was never listened to may not have heard that its other end has moved on.
      if (state.goneTo === link && state.receiving) this.#finish(each, state);
    }
  }

  /** From now on the browser carries the port's messages, beginning with those that wait. */
  #part(port: MessagePort): void {
    const state = this.#stateOf(port);
    const { peer } = state;
    if (peer) this.#stateOf(peer).peer = undefined;
    state.peer = undefined;
    for (let next = state.inbox.take(); next; next = state.inbox.take()) {
      const { value, carries, ports } = next;
      const packet: Packet = { kind: 'message', value, carries, from: this.#needs.source };
      if (peer) sendPacket(peer, packet, [...ports]);
    }
  }

  start(port: MessagePort): void {
    const state = this.#stateOf(port);
    this.#receive(port, state);
    if (state.started || !state.open) return;
    state.started = true;
    for (let left = state.inbox.size; left > 0; left -= 1) {
      this.#needs.loop.post(() => {
        this.#handOutNext(port, state);
      });
    }
  }

  close(port: MessagePort): void {
    const state = this.#stateOf(port);
    if (!state.open || state.closing) return;
    state.closing = true;
    const { peer } = state;
    if (peer) this.#finish(peer, this.#stateOf(peer));
    else if (!state.link) sendPacket(port, { kind: 'close' });
    this.#finish(port, state);
  }

  /** The oldest message that has arrived and not been handed out. */
  take(port: MessagePort): { readonly value: unknown } | undefined {
    const next = this.#stateOf(port).inbox.take();
    return next && { value: this.#needs.cloning.unpack(next) };
  }

  isOpen(port: MessagePort): boolean {
    const { open, closing } = this.#stateOf(port);
    return open && !closing;
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
    const heard: EventListener = reportingLater((event: Event) => {
      if (once) this.unlisten(port, type, key);
      return listener(event);
    });
    if (!state.listeners.add(type, key, heard)) return;
    addEventListener.call(port, type, heard);
    if (type !== 'message' || state.listeners.count(type) > 1 || !state.open) return;
    state.handle.ref();
    this.start(port);
  }

  unlisten(port: MessagePort, type: string, key: unknown): void {
    const state = this.#stateOf(port);
    const heard = state.listeners.remove(type, key);
    if (!heard) return;
    removeEventListener.call(port, type, heard);
    if (type !== 'message' || state.listeners.count(type) > 0) return;
    state.handle.unref();
    // Until somebody listens again, messages wait.
    state.started = false;
  }

  /** The keys of the listeners for each type that has any. */
  listeners(port: MessagePort): ReadonlyMap<string, readonly unknown[]> {
    return this.#stateOf(port).listeners.keys();
  }

  #stateOf(port: MessagePort): PortState {
    const known = this.#states.get(port);
    if (known) return known;
    const state = newPortState(this.#needs.loop.handle('MessagePort'));
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
      this.#needs.onReceived(packet.from);
      const { value, carries } = packet;
      state.inbox.push({ value, carries, ports });
      if (state.started)
        this.#needs.loop.deliver(() => {
          this.#handOutNext(port, state);
        });
    } else if (packet.kind === 'close') {
      this.#finish(port, state);
    } else if (packet.kind === 'moved') {
      state.goneTo = undefined;
    } else {
      this.#needs.loop.deliver(() => state.link?.onPacket(packet));
    }
  }

  #handOutNext(port: MessagePort, state: PortState): void {
    if (!state.started || !state.open) return;
    const next = state.inbox.take();
    if (!next) return;
    const { ports } = next;
    const value = this.#needs.cloning.unpack(next);
    const event = new MessageEvent('message', { data: value, ports: [...ports] });
    // The browser makes null of it.
    if (value === undefined) Object.defineProperty(event, 'data', { value });
    this.#handOut(port, event);
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
    this.#needs.loop.post(() => {
      if (!state.open) return;
      state.open = false;
      this.#apart.delete(port);
      state.handle.unref();
      if (!state.link) close.call(port);
      this.#handOut(port, new Event('close'));
    });
  }
}
