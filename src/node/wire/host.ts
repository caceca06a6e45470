// Every message on the wire: between page and host, host and thread, thread and thread.
import type { DiskBuffer } from '../disk/memory.ts';
import type { ErrorRecord } from '../errors/error-record.ts';
import type { SourcesByUrl } from '../loader/sources.ts';
import type { PartName } from '../thread/parts.ts';

/** Who did something: one thread of one process. Thread 0 is a process's main thread. */
export interface Source {
  readonly pid: number;
  readonly threadId: number;
  readonly name?: string;
}

export type Stream = 'stdout' | 'stderr';

/** What happened in a run; `at` is milliseconds since the run began, on one clock for all threads. */
export type KernelEvent = { readonly at: number; readonly source: Source } & (
  | { readonly kind: 'started'; readonly parent?: Source }
  | { readonly kind: Stream; readonly text: string }
  | { readonly kind: 'sent' | 'received'; readonly peer: Source }
  | { readonly kind: 'exited'; readonly code: number | null; readonly signal: string | null }
);

/** A program as the page hands it over: text files by their path in `home`, and what starts it. */
export interface ProgramOrder {
  readonly files: Readonly<Record<string, string>>;
  readonly line: CommandLine;
  /** The folder to work in: an absolute path. */
  readonly cwd: string;
  /** A disk that outlives the run, by a number of the page's choosing; else it has one of its own. */
  readonly disk?: number;
  readonly env: Readonly<Record<string, string>>;
}

/** The scripts of a thread: the one it begins with, and those it may load. Texts, or their URLs. */
export interface ThreadScripts {
  readonly main: string;
  readonly parts: Readonly<Record<PartName, string>>;
}

/** Page → frame, once, with the machine's port: the texts of the kernel's bundles. */
export interface FrameBoot {
  readonly host: string;
  readonly thread: ThreadScripts;
}

/** Page → host. `run` is a number of the page's choosing, never used twice in a machine. */
export type MachineOrder =
  | { readonly kind: 'run'; readonly run: number; readonly program: ProgramOrder }
  /** For the standard input of a run's first process: text, or null at the end of it. */
  | { readonly kind: 'input'; readonly run: number; readonly text: string | null }
  | { readonly kind: 'stop'; readonly run: number }
  /** Answered with `alive`. */
  | { readonly kind: 'greet' }
  /** The page is ready for more events of the run. */
  | { readonly kind: 'heard'; readonly run: number }
  /** `call` is a number of the page's choosing, never used twice in a machine. */
  | {
      readonly kind: 'files';
      readonly call: number;
      readonly disk: number;
      readonly request: FileRequest;
    };

/** What the page asks of a disk. Paths are absolute. */
export type FileRequest =
  | { readonly kind: 'read' | 'list'; readonly path: string }
  /** Files, and folders with nothing behind them, below `path`. */
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly files: readonly (readonly [string, string | Uint8Array | undefined])[];
      readonly makesFolders: boolean;
    }
  | { readonly kind: 'make-folder'; readonly path: string; readonly recursive: boolean }
  | {
      readonly kind: 'remove';
      readonly path: string;
      readonly recursive: boolean;
      readonly force: boolean;
    }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A file's bytes, a folder's entries, or nothing. */
export type FileAnswer = Uint8Array | readonly FolderEntry[] | undefined;

/** Host → page. What arrives here may be forged by a program: see `parseReport`. */
export type MachineReport =
  | { readonly kind: 'ready' | 'alive' }
  /** Answered with `heard`: until then no more of that run come. */
  | { readonly kind: 'events'; readonly run: number; readonly events: readonly KernelEvent[] }
  | {
      readonly kind: 'over';
      readonly run: number;
      readonly code: number | null;
      readonly signal: string | null;
      readonly at: number;
    }
  | { readonly kind: 'stopped'; readonly run: number }
  /** The run has printed as much as it may, and was ended. */
  | { readonly kind: 'flooded'; readonly run: number; readonly at: number }
  | { readonly kind: 'answer'; readonly call: number; readonly value: FileAnswer }
  /** The words of an error of Node's, and its code. */
  | {
      readonly kind: 'refusal';
      readonly call: number;
      readonly message: string;
      readonly code: string;
    }
  | { readonly kind: 'broken'; readonly reason: string };

/** What every thread of one process shares. */
export interface ProcessFacts {
  readonly pid: number;
  readonly ppid: number;
  /** Milliseconds of `performance.timeOrigin + performance.now()` at which the run began. */
  readonly epoch: number;
  readonly cwd: string;
  readonly argv: readonly string[];
  /** What it was called by. */
  readonly argv0?: string;
  readonly env: Readonly<Record<string, string>>;
  /** The files that all processes of the run share. */
  readonly disk: DiskBuffer;
  /** Texts by absolute path that only this process sees: what `node -e` was given as a module. */
  readonly ownFiles: Readonly<Record<string, string>>;
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
  /** How it talks to the process that launched it, if it does. */
  readonly ipc: Serialization | undefined;
  /** The URLs of the scripts that a thread loads when it needs them, or their names: see host-scripts.ts. */
  readonly parts: ThreadScripts['parts'];
}

/** The run's own output, nothing, or a pipe to another process, which the host looks after. */
export type Outlet = 'run' | 'none' | 'pipe';

/** What `process.send()` does to a message: JSON there and back, or a structured clone. */
export type Serialization = 'json' | 'advanced';

/** A command by its bare name, and its arguments. */
export interface CommandLine {
  readonly name: string;
  readonly args: readonly string[];
  /** What the process is told that it was called by, where that is not its name. */
  readonly argv0?: string;
}

/** A new process, as the one that launches it orders it. */
export interface Launch {
  readonly line: CommandLine;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** stdin, stdout, stderr: a pipe to the launching thread, nothing, or its process's descriptor. */
  readonly stdio: readonly Stdio[];
  readonly ipc: Serialization | undefined;
}
export type Stdio = 'pipe' | 'ignore' | 0 | 1 | 2;

/** What a launching thread hears of a child. `refused` instead of all else: too many processes. */
export type ChildNews =
  | { readonly kind: 'refused' | 'disconnected' }
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | { readonly kind: 'end'; readonly stream: Stream }
  | { readonly kind: 'message'; readonly value: unknown }
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
  | { readonly kind: 'signal'; readonly pid: number; readonly signal: string | 0 };

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

/**
 * What a thread runs: a file by absolute path, text (`new Worker(text, { eval: true })`), whose last
 * value it may print, a command.
 */
export type Entry =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly prints?: boolean;
      /** What its stacks call it, where it is not what `-e` was given. */
      readonly name?: string;
    }
  | ({ readonly kind: 'command' } & CommandLine);

/** Host → thread. A `start` comes first, once; with a `link` for all but a process's main thread. */
export type ThreadOrder =
  | {
      readonly kind: 'start';
      readonly process: ProcessFacts;
      readonly source: Source;
      readonly entry: Entry;
      readonly parent?: Source;
      readonly link?: MessagePort;
      /** The options of a worker that `node` itself could have been given. */
      readonly execArgv?: readonly string[];
      /** Another program took the process over (`exec`): its start is no news. */
      readonly again?: true;
      /** What the host has yet to hear of it: see backlog.ts. */
      readonly backlog: SharedArrayBuffer | undefined;
    }
  /** A thread that this one created was ended by force: it says no goodbye on its link. */
  | { readonly kind: 'ended'; readonly threadId: number }
  /** A thread that this one wanted was not created: there are too many. */
  | { readonly kind: 'refused'; readonly threadId: number }
  | { readonly kind: 'child'; readonly pid: number; readonly news: ChildNews }
  /** To a process's main thread, from the process that launched it: text, or null at the end of it. */
  | { readonly kind: 'input'; readonly text: string | null }
  | { readonly kind: 'message'; readonly value: unknown }
  | { readonly kind: 'disconnected' }
  /** A signal that the program handles; all others do their work in the host. */
  | { readonly kind: 'signal'; readonly signal: string };

/** Thread → host. */
export type ThreadReport =
  | { readonly kind: 'events'; readonly events: readonly KernelEvent[] }
  | {
      readonly kind: 'spawn';
      readonly source: Source;
      readonly entry: Entry;
      readonly argv: readonly string[];
      readonly execArgv: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string;
      readonly link: MessagePort;
    }
  | { readonly kind: 'terminate'; readonly threadId: number }
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
  | { readonly kind: 'exec'; readonly line: CommandLine; readonly env: Launch['env'] }
  /** Text for a pipe. */
  | { readonly kind: 'output'; readonly stream: Stream; readonly text: string }
  | { readonly kind: 'input'; readonly pid: number; readonly text: string | null }
  /** To a child, or to the process that launched this one; and what tells of it. */
  | {
      readonly kind: 'message';
      readonly pid: number | 'parent';
      readonly value: unknown;
      readonly event: KernelEvent | undefined;
    }
  | { readonly kind: 'disconnect'; readonly pid: number | 'parent' }
  | { readonly kind: 'signal'; readonly pid: number; readonly signal: string }
  /** Whether the program has listeners for a signal. */
  | { readonly kind: 'handles'; readonly signal: string; readonly handled: boolean }
  /** `state` is two numbers: whether there is an answer, and its length in bytes. */
  | { readonly kind: 'ask'; readonly question: Question; readonly state: Int32Array }
  | { readonly kind: 'collect'; readonly state: Int32Array; readonly into: Uint8Array };

/** What a thread's creator sends it first. */
export interface Boot {
  readonly workerData: unknown;
  /** Whether there are records of Node's own objects in `workerData`. */
  readonly carries: boolean;
  readonly environment: unknown;
  /** The entry and what it imports, rewritten already where its creator could do so. */
  readonly rewritten: SourcesByUrl;
  /** Whether its creator will send it standard input. */
  readonly stdin: boolean;
  /** The variables that it shares with its creator, if it does. */
  readonly environmentBuffer: SharedArrayBuffer | undefined;
  /** What its creator has yet to hear of what it printed. */
  readonly backlog: SharedArrayBuffer | undefined;
}

/**
 * What travels through a `MessagePort`. `message` and `close` on all of them; the rest only on the
 * link between a thread and the one that created it, which carries everything the two have to say
 * to each other, so that a thread's last messages come before the news of its end.
 */
export type Packet =
  | {
      readonly kind: 'message';
      readonly value: unknown;
      readonly from: Source;
      /** Whether there are records of Node's own objects in the value: see carriage.ts. */
      readonly carries: boolean;
    }
  | { readonly kind: 'close' }
  /** The other end of the channel is about to move from the thread that it was in. */
  | { readonly kind: 'moved' }
  | ({ readonly kind: 'boot' } & Boot)
  /** For the thread's standard input: text, or null at its end. */
  | { readonly kind: 'input'; readonly text: string | null }
  | { readonly kind: 'online' }
  | {
      readonly kind: 'output';
      readonly stream: Stream;
      readonly text: string;
      readonly source: Source;
    }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  | { readonly kind: 'exit'; readonly code: number };
