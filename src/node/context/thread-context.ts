// What one running thread lends its built-ins.
import type { Cloning } from '../ports/cloning.ts';
import type { Loop } from '../loop/loop.ts';
import type { Ports } from '../ports/ports.ts';
import type { ProcessClock } from './process-clock.ts';
import type { Source } from '../wire/events.ts';
import type { ProcessFacts, ThreadOrder } from '../wire/host.ts';
import type { Inherited } from '../wire/thread-start.ts';
import type { Reporter } from '../wire/reporter.ts';
import type { ThreadStates } from '../wire/thread-states.ts';
import type { StandardOutput } from '../wire/standard-output.ts';

/** One thread of one process, as they see it. */
export interface ThreadContext {
  readonly facts: ProcessFacts;
  readonly source: Source;
  readonly loop: Loop;
  readonly ports: Ports;
  /** What of Node's own objects may go in messages. */
  readonly cloning: Cloning;
  readonly reporter: Reporter;
  readonly states: ThreadStates;
  readonly processClock: ProcessClock;
  /** Milliseconds since the run began. */
  readonly clock: () => number;
  /** The port to the thread that created this one; undefined in a process's main thread. */
  readonly link: MessagePort | undefined;
  /** What that thread has handed down. */
  readonly inherited: Inherited | undefined;
  /** A number for a new thread of this process. */
  readonly nextThreadId: () => number;
  /** Where it prints: the main thread at once, a worker by way of the thread that created it. */
  readonly output: StandardOutput;
  /** Asks for a piece of the process's descriptor 0: text of at most so many bytes, null at its end. */
  readonly readInput: (most: number, take: (text: string | null) => void) => void;
  /** Calls back once per order of the host's. */
  readonly onOrder: (listener: (order: ThreadOrder) => void) => void;
  /** Called for each thread that this one created and that was ended by force, or never began. */
  readonly onEnded: (threadId: number, listener: (how: 'ended' | 'refused') => void) => void;
}
