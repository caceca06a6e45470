// What a thread knows of one of its MessagePorts.
import type { Handle } from '../loop/loop.ts';
import { PortListeners } from './listeners.ts';
import type { Packet } from '../wire/host.ts';
import { Queue } from '../collections/queue.ts';

/** What the owner of a link does with the packets that are not a program's messages. */
export interface LinkEnd {
  readonly onPacket: (packet: Packet) => void;
  /** A program's message was posted. */
  readonly onSent: () => void;
}

/** A message that has arrived: its value, which may hold records of Node's own objects, and its ports. */
export interface Message {
  readonly value: unknown;
  readonly carries: boolean;
  readonly ports: readonly MessagePort[];
}

/** One port, as its thread sees it. */
export interface PortState {
  readonly handle: Handle;
  readonly listeners: PortListeners;
  readonly inbox: Queue<Message>;
  /** Whether the browser delivers to us. Before, what has arrived moves with the port. */
  receiving: boolean;
  /** Whether messages are handed out: since the first listener, or `start()`. */
  started: boolean;
  open: boolean;
  /** Whether it was told to close and has yet to do so, behind what came before. */
  closing: boolean;
  link: LinkEnd | undefined;
  /** The other end, while both are in this thread and have been from the start. */
  peer: MessagePort | undefined;
  /** The link through which the other end was sent, while it is where that leads. */
  goneTo: MessagePort | undefined;
}

/** A port that nobody has done anything with. */
export function newPortState(handle: Handle): PortState {
  return {
    handle,
    listeners: new PortListeners(),
    inbox: new Queue(),
    receiving: false,
    started: false,
    open: true,
    closing: false,
    link: undefined,
    peer: undefined,
    goneTo: undefined,
  };
}
