// What a thread knows of one of its MessagePorts.
import type { Handle } from '../loop/loop.ts';
import { PortListeners } from './listeners.ts';
import type { Packet } from '../wire/link.ts';
import { Queue } from '../collections/queue.ts';

/** What the owner of a link does with the packets that are not a program's messages. */
export interface LinkEnd {
  /** The thread that is behind it. */
  readonly threadId: number | undefined;
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
  /** Counts up in the order in which the thread came to know them. */
  readonly number: number;
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
  /** Whether it is to close behind the messages that nobody has listened for yet. */
  closesBehind: boolean;
  link: LinkEnd | undefined;
  /** The other end, while both are in this thread and have been from the start. */
  peer: MessagePort | undefined;
  /** The thread that the other end is in, where it is in another and that is known. */
  otherEnd: number | undefined;
}

/** A port that nobody has done anything with. */
export function newPortState(number: number, handle: Handle): PortState {
  return {
    number,
    handle,
    listeners: new PortListeners(),
    inbox: new Queue(),
    receiving: false,
    started: false,
    open: true,
    closing: false,
    closesBehind: false,
    link: undefined,
    peer: undefined,
    otherEnd: undefined,
  };
}
