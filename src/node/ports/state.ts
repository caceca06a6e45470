// What a thread knows of one of its MessagePorts.
import type { AsyncContext } from '../loop/async-context.ts';
import type { Handle } from '../loop/loop.ts';
import { PortListeners } from './listeners.ts';
import type { Packet } from '../wire/link.ts';
import type { LinkCount } from '../wire/link-count.ts';
import { Queue } from '../collections/queue.ts';
import type { Source } from '../wire/events.ts';
import type { Numbered } from '../wire/reporter.ts';

/** What the owner of a link does with the packets that are not a program's messages. */
export interface LinkEnd {
  /** The thread that is behind it. */
  readonly thread: Source | undefined;
  readonly onPacket: (packet: Packet) => void;
  /** Something was posted. */
  readonly onSent?: () => void;
  /** How much the other end has sent, of which some may have yet to come: known to the creator. */
  readonly sent?: LinkCount;
}

/** A message that has arrived: its value, which may hold records of Node's own objects, and its ports. */
export interface Message {
  readonly value: unknown;
  readonly carries: boolean;
  readonly ports: readonly MessagePort[];
  /** What its sender knows it by, where it came from this thread: it is told of when it is taken. */
  readonly numbered?: Numbered;
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
  /** How many packets have arrived. */
  arrived: number;
  /** The other end, while both are in this thread and have been from the start. */
  peer: MessagePort | undefined;
  /** What its listeners run in: that of its making. */
  readonly context: AsyncContext | undefined;
  /** The thread that the other end is in, where it is in another and that is known. */
  otherEnd: number | undefined;
}

/** A port that nobody has done anything with. */
export function newPortState(
  number: number,
  handle: Handle,
  context: AsyncContext | undefined,
): PortState {
  return {
    number,
    handle,
    context,
    listeners: new PortListeners(),
    inbox: new Queue(),
    receiving: false,
    started: false,
    open: true,
    closing: false,
    closesBehind: false,
    link: undefined,
    arrived: 0,
    peer: undefined,
    otherEnd: undefined,
  };
}
