// What happens behind a thread's MessagePorts: packets arrive, wait, and are handed to listeners.
import { callIn, closeResource, openResource } from '../loop/async-context.ts';
import { callbacks, callTold } from '../loop/callbacks.ts';
import type { Cargo, Cloning } from './cloning.ts';
import type { Loop } from '../loop/loop.ts';
import { reportingLater } from '../stacks/thrown.ts';
import { Farewells } from './farewells.ts';
import type { EventListener } from './listeners.ts';
import { newPortState } from './state.ts';
import type { LinkEnd, Message, PortState } from './state.ts';
import type { Source } from '../wire/events.ts';
import type { Packet } from '../wire/link.ts';
import type { Numbered, Reporter } from '../wire/reporter.ts';
import type { MovedPort } from '../wire/moved-port.ts';
import { checkCloneable, wordingClone } from './transfer.ts';

export interface PortsNeeds {
  readonly loop: Loop;
  /** This thread: the sender of all that its ports send. */
  readonly source: Source;
  readonly cloning: Cloning;
  /** Tells of messages. */
  readonly reporter: Pick<Reporter, 'sent' | 'received' | 'number'>;
  readonly warn: (warning: string | Error) => void;
}

/** Whether this browser says, behind all messages, that the thread of a port's other end is gone. */
const tellsOfEnds = 'onclose' in MessagePort.prototype;
/** Where it does not: after so many milliseconds all that the thread had sent has come. */
const silence = 100;

const { setTimeout } = globalThis;
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
  readonly #farewells = new Farewells();
  /** Ports of this thread whose other ends have closed here, and that have yet to. */
  readonly #widowed: MessagePort[] = [];
  /** The links on which created threads send. */
  readonly #links = new Set<PortState>();
  /** How much each of these had sent when what was on its way was asked for. */
  #awaited: ReadonlyMap<PortState, number> | undefined;
  /** Messages that wait in ports that nobody listens to: who gets them is told once it is known. */
  readonly #unclaimed = new Set<Numbered>();
  #count = 0;
  // The event that is being handed out here: all others come from the browser.
  #handedOut: Event | undefined;

  constructor(needs: PortsNeeds) {
    this.#needs = needs;
  }

  get warn(): PortsNeeds['warn'] {
    return this.#needs.warn;
  }

  /** Makes a port the end of a link: its packets go to `end`, and `close` only ends its messages. */
  link(port: MessagePort, end: LinkEnd): void {
    const state = this.#stateOf(port);
    state.link = end;
    state.otherEnd = end.thread?.threadId;
    if (end.sent) this.#links.add(state);
    this.#receive(port, state);
  }

  /** Sends what is not a program's message on a link. */
  tell(port: MessagePort, packet: Packet): void {
    sendPacket(port, packet);
    this.#stateOf(port).link?.onSent?.();
  }

  /**
   * Whether anything is on its way that a worker had sent before this was first asked. When all of it has come the
   * answer is no, once: what was sent in the meantime counts only when it is asked again.
   */
  isOwed(): boolean {
    this.#awaited ??= new Map([...this.#links].map((each) => [each, each.link?.sent?.value ?? 0]));
    for (const [state, count] of this.#awaited) {
      if (this.#links.has(state) && state.arrived < count) return true;
    }
    this.#awaited = undefined;
    return false;
  }

  /** The two ends of a new channel: what one sends is with the other at once, as in Node. */
  pair(port1: MessagePort, port2: MessagePort): void {
    this.#stateOf(port1).peer = port2;
    this.#stateOf(port2).peer = port1;
  }

  /** True where the message is on its way; nothing from a port that has closed. */
  post(port: MessagePort, value: unknown, transfer: Transferable[]): true | undefined {
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
    if (state.closing || !state.open) {
      // What may not be cloned is refused all the same, and what is transferred is gone.
      this.copy(cargo);
      return undefined;
    }
    if (peer && !losesPeer) {
      this.#postHere(peer, cargo);
    } else {
      const ports = this.leave(cargo.transfer, state.otherEnd);
      const { value, carries } = cargo;
      const { source: from, reporter } = this.#needs;
      const numbered = reporter.number();
      const { number } = numbered;
      const packet: Packet = { kind: 'message', value, carries, ports, from, number };
      wordingClone(() => {
        sendPacket(port, packet, cargo.transfer);
      });
      const peer = state.link?.thread ?? this.#threadOf(state.otherEnd);
      if (peer) reporter.sent(peer, numbered);
      state.link?.onSent?.();
    }
    if (!losesPeer) return true;
    this.#needs.warn(
      'The target port was posted to itself, and the communication channel was lost',
    );
    this.close(port);
    return true;
  }

  /** To a port of this thread, without the browser, which would deliver between turns only. */
  #postHere(peer: MessagePort, cargo: Cargo): void {
    const { carries } = cargo;
    const copy = this.copy(cargo);
    const state = this.#stateOf(peer);
    if (!state.open) return;
    const { source, reporter } = this.#needs;
    const numbered = reporter.number();
    state.inbox.push({ ...copy, carries, numbered });
    if (!state.started) {
      this.#unclaimed.add(numbered);
      return;
    }
    reporter.sent(source, numbered);
    this.#needs.loop.offer(() => {
      this.#handOutNext(peer, state);
    });
  }

  /** A copy in this thread, where the ports that go along become others. */
  copy({ value, transfer }: Cargo): Omit<Message, 'carries'> {
    const ports = transfer.filter((each) => each instanceof MessagePort);
    const copy = wordingClone(() => structuredClone({ value, ports }, { transfer }));
    for (const [index, each] of ports.entries()) this.#move(each, copy.ports[index] ?? each);
    return copy;
  }

  /** A port has become another object in this thread: the two ends still know of each other. */
  #move(from: MessagePort, to: MessagePort): void {
    const before = this.#stateOf(from);
    before.handle.close();
    const { peer, otherEnd } = before;
    const after = this.#stateOf(to);
    for (let next = before.inbox.take(); next; next = before.inbox.take()) after.inbox.push(next);
    if (peer) {
      before.peer = undefined;
      after.peer = peer;
      this.#stateOf(peer).peer = to;
    } else {
      this.#join(from);
      this.receive([{ port: to, otherEnd }]);
    }
  }

  /**
   * The ports among these are about to go to a thread, if it is known which: they live on there, and keep
   * nothing alive here. Gives what that thread is to be told of them.
   */
  leave(transfer: readonly Transferable[], to: number | undefined): MovedPort[] {
    const ports = transfer.filter((each) => each instanceof MessagePort);
    return ports.map((port) => {
      const state = this.#stateOf(port);
      const { peer, otherEnd } = state;
      this.#part(port, to);
      state.handle.close();
      if (!peer) {
        this.#join(port);
        sendPacket(port, { kind: 'moved', to });
        return { port, otherEnd };
      }
      if (transfer.includes(peer)) return { port, otherEnd: to };
      this.receive([{ port: peer, otherEnd: to }]);
      return { port, otherEnd: this.#needs.source.threadId };
    });
  }

  /** These have come from another thread, or have lost their other ends to one. */
  receive(ports: readonly MovedPort[]): void {
    for (const { port, otherEnd } of ports) {
      this.#stateOf(port).otherEnd = otherEnd;
      this.#apart.add(port);
    }
  }

  /**
   * A thread has ended, and with it the ports that it had. Their other ends close behind what it had sent; then comes
   * `then`. One that was never listened to may not have heard that its other end has moved on: it is left as it is.
   */
  bereave(threadId: number, then: () => void = () => undefined): void {
    const left = [...this.#apart].filter((port) => {
      const { otherEnd, receiving, closing, closesBehind } = this.#stateOf(port);
      return otherEnd === threadId && receiving && !closing && !closesBehind;
    });
    this.#farewells.await(left, then);
    if (tellsOfEnds || left.length === 0) return;
    setTimeout(() => {
      for (const port of left)
        if (this.#apart.has(port) && this.#stateOf(port).otherEnd === threadId)
          this.#hearEnd(port, this.#stateOf(port));
    }, silence);
  }

  /** This thread is about to end: what still waits in a port has been sent to itself. */
  tellUnclaimed(): void {
    for (const each of this.#unclaimed) this.#claim(each, this.#needs.source);
  }

  /** This thread is about to end: the other ends of its ports hear of it. */
  abandon(): void {
    for (const port of this.#apart) sendPacket(port, { kind: 'close' });
  }

  /** A thread of this process. */
  #threadOf(threadId: number | undefined): Source | undefined {
    return threadId === undefined ? undefined : { pid: this.#needs.source.pid, threadId };
  }

  /** From now on the browser carries the port's messages, beginning with those that wait. */
  #part(port: MessagePort, to: number | undefined): void {
    const state = this.#stateOf(port);
    const { peer } = state;
    if (peer) this.#stateOf(peer).peer = undefined;
    state.peer = undefined;
    for (let next = state.inbox.take(); next; next = state.inbox.take()) {
      const { value, carries, ports } = next;
      const moved = this.leave(ports, undefined);
      const { source: from, reporter } = this.#needs;
      const { numbered = reporter.number() } = next;
      const { number } = numbered;
      const packet: Packet = { kind: 'message', value, carries, ports: moved, from, number };
      if (!peer) continue;
      sendPacket(peer, packet, [...ports]);
      this.#claim(numbered, this.#threadOf(to));
    }
  }

  /** A message that waited has got a receiver, which may be unknown. */
  #claim(message: Numbered, receiver: Source | undefined): void {
    const isUntold = this.#unclaimed.delete(message);
    if (isUntold && receiver) this.#needs.reporter.sent(receiver, message);
  }

  start(port: MessagePort): void {
    const state = this.#stateOf(port);
    this.#receive(port, state);
    if (state.started || !state.open) return;
    state.started = true;
    for (let left = state.inbox.size; left > 0; left -= 1) {
      this.#needs.loop.offer(() => {
        this.#handOutNext(port, state);
      });
    }
    if (state.closesBehind) this.#lose(port);
  }

  /** Stops it: until it is started again, messages wait. */
  stop(port: MessagePort): void {
    this.#stateOf(port).started = false;
  }

  /** In the loop's closing phase; what the port has been given by then and not handed out is lost. */
  close(port: MessagePort): void {
    const state = this.#stateOf(port);
    if (!state.open || state.closing) return;
    state.closing = true;
    // A listener gets what came with the message that it closes the port at.
    if (this.#handedOut?.target !== port) state.started = false;
    this.#needs.loop.endHandle(() => {
      this.#end(port, state);
    });
  }

  #end(port: MessagePort, state: PortState): void {
    state.open = false;
    this.#join(port);
    this.#links.delete(state);
    state.handle.unref();
    const { peer } = state;
    if (peer) this.#lose(peer);
    else if (!state.link) sendPacket(port, { kind: 'close' });
    // WebKit's ports dispatch nothing once they are closed.
    this.#handOut(port, new Event('close'));
    if (!state.link) close.call(port);
    closeResource(state.context);
  }

  /** Its other end is gone: it closes behind the messages that came before, the last one made first. */
  #lose(port: MessagePort): void {
    const { loop } = this.#needs;
    if (this.#widowed.length === 0)
      loop.offer(() => {
        const ports = this.#widowed.splice(0);
        ports.sort((a, b) => this.#stateOf(a).number - this.#stateOf(b).number);
        for (const each of ports) this.#closeBehind(each);
      });
    this.#widowed.push(port);
  }

  #closeBehind(port: MessagePort): void {
    const state = this.#stateOf(port);
    if (state.started || state.inbox.size === 0) this.close(port);
    else state.closesBehind = true;
    this.#farewells.heard(port);
  }

  /** The other end has closed, in another thread. */
  #hearEnd(port: MessagePort, state: PortState): void {
    this.#needs.loop.deliver(() => {
      this.#closeBehind(port);
    }, state);
  }

  /** Its other end is in this thread, or it is itself in none of them any more. */
  #join(port: MessagePort): void {
    this.#apart.delete(port);
    this.#farewells.heard(port);
  }

  /** The oldest message that has arrived and not been handed out. */
  take(port: MessagePort): { readonly value: unknown } | undefined {
    const next = this.#takeNext(this.#stateOf(port));
    return next && { value: this.#needs.cloning.unpack(next) };
  }

  #takeNext({ inbox }: PortState): Message | undefined {
    const next = inbox.take();
    if (!next?.numbered) return next;
    const { source, reporter } = this.#needs;
    this.#claim(next.numbered, source);
    reporter.received(source, next.numbered.number);
    return next;
  }

  isOpen(port: MessagePort): boolean {
    const { open, closing } = this.#stateOf(port);
    return open && !closing;
  }

  /** Whether it has yet to close, even if it was told to. */
  isLive(port: MessagePort): boolean {
    return this.#stateOf(port).open;
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
    if (!this.remove(port, type, key)) return;
    if (type !== 'message' || this.#stateOf(port).listeners.count(type) > 0) return;
    this.unref(port);
    this.stop(port);
  }

  /** Takes a listener away, and no more: with none left, messages are lost. False where it was not there. */
  remove(port: MessagePort, type: string, key: unknown): boolean {
    const heard = this.#stateOf(port).listeners.remove(type, key);
    if (heard) removeEventListener.call(port, type, heard);
    return heard !== undefined;
  }

  /** The keys of the listeners for each type that has any. */
  listeners(port: MessagePort): ReadonlyMap<string, readonly unknown[]> {
    return this.#stateOf(port).listeners.keys();
  }

  #stateOf(port: MessagePort): PortState {
    const known = this.#states.get(port);
    if (known) return known;
    this.#count += 1;
    const handle = this.#needs.loop.handle('MessagePort');
    const state = newPortState(this.#count, handle, openResource('MESSAGEPORT', port));
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
      this.#arrive(port, state, (event as MessageEvent<Packet>).data);
    });
    // Browsers that have this event send it when the other end's thread is gone.
    addEventListener.call(port, 'close', (event) => {
      if (event === this.#handedOut) return;
      event.stopImmediatePropagation();
      if (!state.link) this.#hearEnd(port, state);
    });
    start.call(port);
  }

  #arrive(port: MessagePort, state: PortState, packet: Packet): void {
    state.arrived += 1;
    if (packet.kind === 'message') {
      this.#needs.reporter.received(packet.from, packet.number);
      const { value, carries, ports } = packet;
      this.receive(ports);
      state.inbox.push({ value, carries, ports: ports.map(({ port }) => port) });
      const arrivedAt = callbacks.teller && performance.now();
      if (state.started)
        this.#needs.loop.deliver(() => {
          this.#handOutNext(port, state, arrivedAt);
        }, state);
    } else if (packet.kind === 'close') {
      this.#hearEnd(port, state);
    } else if (packet.kind === 'moved') {
      state.otherEnd = packet.to;
      this.#farewells.heard(port);
    } else {
      const take = (): void => {
        callIn(state.context, () => state.link?.onPacket(packet));
      };
      // With the end of a thread its ports close: what came through them before must have been handed out.
      this.#needs.loop.deliver(take, state, packet.kind === 'exit');
    }
  }

  #handOutNext(port: MessagePort, state: PortState, arrivedAt?: number): void {
    if (!state.started || !state.open) return;
    const next = this.#takeNext(state);
    if (!next) return;
    const { ports } = next;
    const value = this.#needs.cloning.unpack(next);
    const event = new MessageEvent('message', { data: value, ports: [...ports] });
    // The browser makes null of it.
    if (value === undefined) Object.defineProperty(event, 'data', { value });
    const told = callbacks.teller?.arrived('poll', 'message', arrivedAt);
    callTold(told, () => {
      this.#handOut(port, event);
    });
  }

  /** The event's target must be the port, and an exception in one listener must not stop others. */
  #handOut(port: MessagePort, event: Event): void {
    const outer = this.#handedOut;
    this.#handedOut = event;
    callIn(this.#stateOf(port).context, () => dispatchEvent.call(port, event));
    this.#handedOut = outer;
  }
}
