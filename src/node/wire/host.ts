// Between the host and its threads: what each is told, and what each reports.
import type { DiskBuffer } from '../disk/memory.ts';
import type { KernelEvent, Source, Stream } from './events.ts';
import type { LockNews, LockQuestion } from './locks.ts';
import type { ThreadMessage, ThreadMessageOutcome } from './thread-message.ts';
import type { CommandLine } from './page.ts';
import type { PartUrls } from './thread-scripts.ts';

/** What every thread of one process shares; the environment and the folder are those it begins with. */
export interface ProcessFacts {
  readonly pid: number;
  readonly ppid: number;
  /** Milliseconds of `performance.timeOrigin + performance.now()` at which the run began. */
  readonly epoch: number;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The files that all processes of the run share. */
  readonly disk: DiskBuffer;
  /** The last thread id given out, where shared memory exists. */
  readonly lastThreadId: Int32Array | undefined;
  /** The last process id given out in the run, where shared memory exists. */
  readonly lastPid: Int32Array | undefined;
  /** What the run has printed, in characters, and what is alive in it, where shared memory exists. */
  readonly printed: Int32Array | undefined;
  readonly processCount: Int32Array | undefined;
  readonly threadCount: Int32Array | undefined;
  /** Where what it prints goes. */
  readonly outlets: Readonly<Record<Stream, Outlet>>;
  /** Where what it reads comes from: the run's own input, nothing, or a pipe. */
  readonly inlet: Outlet;
  /** How it talks to the process that launched it, if it does. */
  readonly ipc: Serialization | undefined;
  /** What other choices of its threads are drawn from (uint32), where they are to make any. */
  readonly seed?: number;
  /** Whether its threads tell of their callbacks. */
  readonly tellsCallbacks?: boolean;
  /** Where `node` lies, where that is not its usual place. */
  readonly execPath?: string | undefined;
  /** The URLs of the scripts that a thread loads when it needs them, or their names: see host/scripts.ts. */
  readonly parts: PartUrls;
}

/** The run's own output, nothing, or a pipe to another process, which the host looks after. */
export type Outlet = 'run' | 'none' | 'pipe';

/** What `process.send()` does to a message: JSON there and back, or a structured clone. */
export type Serialization = 'json' | 'advanced';

/** A new process, as the one that launches it orders it. */
export interface Launch {
  readonly line: CommandLine;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** stdin, stdout, stderr: a pipe to the launching thread, nothing, or its process's descriptor. */
  readonly stdio: readonly Stdio[];
  readonly ipc: Serialization | undefined;
  /** When that was, in milliseconds since the run began. */
  readonly askedAt: number;
}
export type Stdio = 'pipe' | 'ignore' | 0 | 1 | 2;

/** What a launching thread hears of a child. `refused` instead of all else: too many processes. */
export type ChildNews =
  | { readonly kind: 'refused' | 'disconnected' }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | { readonly kind: 'end'; readonly stream: Stream }
  /** `number` is its sender's for it. */
  | { readonly kind: 'message'; readonly value: unknown; readonly number: number }
  | { readonly kind: 'exit'; readonly code: number | null; readonly signal: string | null };

/** What a thread asks and waits for in `Atomics.wait`; the answer is JSON. */
export type Question =
  | {
      readonly kind: 'run';
      readonly pid: number;
      readonly launch: Launch;
      readonly limits: RunLimits;
    }
  /** Answered by whether there is such a process. Signal 0 only asks. */
  | { readonly kind: 'signal'; readonly pid: number; readonly signal: string | 0 }
  | { readonly kind: 'locks'; readonly ask: LockQuestion }
  /** Answered by where to load the part from, as in {@link ProcessFacts.parts}; null where it cannot be had. */
  | { readonly kind: 'part'; readonly name: string }
  /** Answered by standard input: text of at most so many bytes, or null at its end. */
  | { readonly kind: 'read'; readonly most: number };

/** What bounds a child that is waited for; `maxBuffer` is in characters, for each stream. */
export interface RunLimits {
  readonly input: string;
  readonly timeout: number | undefined;
  readonly killSignal: string;
  readonly maxBuffer: number;
}

/** How a child that was waited for ended. */
export interface RunOutcome {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly broken: 'refused' | 'timeout' | 'maxBuffer' | undefined;
}

/** What a process is to run, and for whom. */
export interface ProcessStart {
  readonly process: ProcessFacts;
  readonly source: Source;
  readonly line: CommandLine;
  /** Milliseconds since 1970 at which it was ordered. */
  readonly timeOrigin: number;
  /** The thread that launched it. */
  readonly parent?: Source;
  /** When it did so, in milliseconds since the run began. */
  readonly askedAt?: number;
  /** Another program took the process over (`exec`): its start is no news. */
  readonly again?: true;
}

/**
 * Host → thread. Either of the first two comes first, once: a thread is told everything by whoever
 * created it. That is the host for a process's main thread; another learns all from the `boot` on its
 * link (link.ts). `backlog` is what the host has yet to hear of it: see backlog.ts.
 */
export type ThreadOrder =
  | ({
      readonly kind: 'start';
      readonly backlog: SharedArrayBuffer | undefined;
    } & ProcessStart)
  | {
      readonly kind: 'link';
      readonly link: MessagePort;
      readonly backlog: SharedArrayBuffer | undefined;
    }
  /** A thread that this one created was ended by force: it says no goodbye on its link. */
  | { readonly kind: 'ended'; readonly threadId: number }
  /** A thread of this process was ended by force, and with it the ports that it had. */
  | { readonly kind: 'gone'; readonly threadId: number }
  /** What became of locks that this thread asked for or holds. */
  | { readonly kind: 'locks'; readonly news: LockNews }
  /** From another thread of this process: `postMessageToThread`. */
  | { readonly kind: 'thread-message'; readonly message: ThreadMessage }
  /** What became of one that this thread sent; nothing where the other has ended without a word. */
  | {
      readonly kind: 'thread-answer';
      readonly id: number;
      readonly outcome: ThreadMessageOutcome | undefined;
    }
  /** A thread that this one wanted was not created: there are too many. */
  | { readonly kind: 'refused'; readonly threadId: number }
  | { readonly kind: 'child'; readonly pid: number; readonly news: ChildNews }
  /** Standard input, to the thread that asked for it: text, or null at the end of it. */
  | { readonly kind: 'input'; readonly text: string | null }
  /** From the process that launched this one; `number` is its sender's for it. */
  | { readonly kind: 'message'; readonly value: unknown; readonly number: number }
  | { readonly kind: 'disconnected' }
  /** A signal that the program handles; all others do their work in the host. */
  | { readonly kind: 'signal'; readonly signal: string };

/** Thread → host. */
export type ThreadReport =
  | { readonly kind: 'events'; readonly events: readonly KernelEvent[] }
  /** For a thread of this process, which waits for its `boot` at the other end of `link`. */
  | { readonly kind: 'spawn'; readonly source: Source; readonly link: MessagePort }
  | { readonly kind: 'terminate'; readonly threadId: number }
  /** For another thread of this process; `transfer` is what goes along. */
  | {
      readonly kind: 'thread-message';
      readonly to: number;
      readonly message: ThreadMessage;
      readonly transfer: readonly Transferable[];
      /** What tells of it, where there is such a thread. */
      readonly event: KernelEvent | undefined;
    }
  | {
      readonly kind: 'thread-answer';
      readonly to: number;
      readonly id: number;
      readonly outcome: ThreadMessageOutcome;
    }
  /** The run has printed as much as it may. */
  | { readonly kind: 'flooded' }
  | ProcessReport
  /**
   * A thread has ended. It says so before it tells its creator, who may end the whole process on the
   * news: the host must not take this thread for one that was ended by force.
   */
  | { readonly kind: 'exiting'; readonly code: number; readonly at: number }
  /** The last word of a thread: after it the host ends its worker. */
  | { readonly kind: 'exit'; readonly code: number; readonly at: number };

/**
 * Thread → host, in WebKit: for a URL of a text, or of a script of the kernel's. `answer` is shared
 * memory: the URL's length, once it is there, then its letters. It is good until the next request.
 */
export interface ScriptRequest {
  readonly kind: 'script';
  readonly script: { readonly text: string } | { readonly name: string };
  readonly answer: Int32Array;
}

/** Thread → host: what concerns other processes. */
export type ProcessReport =
  | { readonly kind: 'launch'; readonly pid: number; readonly launch: Launch }
  /** Another command takes this process over. */
  | {
      readonly kind: 'exec';
      readonly line: CommandLine;
      readonly env: Launch['env'];
      readonly cwd: string;
    }
  /** Text for a pipe. */
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | { readonly kind: 'input'; readonly pid: number; readonly text: string | null }
  /** The thread wants a piece of standard input, of at most so many bytes: an order brings it. */
  | { readonly kind: 'read'; readonly most: number }
  /** To a child, or to the process that launched this one; and what tells of it. */
  | {
      readonly kind: 'message';
      readonly pid: number | 'parent';
      readonly value: unknown;
      readonly number: number;
      readonly event: KernelEvent | undefined;
    }
  | { readonly kind: 'disconnect'; readonly pid: number | 'parent' }
  | { readonly kind: 'signal'; readonly pid: number; readonly signal: string }
  /** Whether the program has listeners for a signal. */
  | { readonly kind: 'handles'; readonly signal: string; readonly handled: boolean }
  /** `state` is two numbers: whether there is an answer, and its length in bytes. */
  | { readonly kind: 'ask'; readonly question: Question; readonly state: Int32Array }
  | { readonly kind: 'collect'; readonly state: Int32Array; readonly into: Uint8Array };
