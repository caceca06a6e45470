// Every message on the wire: between page and host, host and thread, thread and thread.
import type { ErrorRecord } from './error-record.ts';
import type { SourcesByUrl } from './modules/sources.ts';
import type { PartName } from './parts.ts';

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

/** A program as the page hands it over: text files by relative path, and how to start it. */
export interface ProgramOrder {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly args: readonly string[];
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
  | { readonly kind: 'stop'; readonly run: number };

/** Host → page. What arrives here may be forged by a program: see `parseReport`. */
export type MachineReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'events'; readonly run: number; readonly events: readonly KernelEvent[] }
  | {
      readonly kind: 'over';
      readonly run: number;
      readonly code: number | null;
      readonly signal: string | null;
      readonly at: number;
    }
  | { readonly kind: 'stopped'; readonly run: number }
  | { readonly kind: 'broken'; readonly reason: string };

/** What every thread of one process shares. */
export interface ProcessFacts {
  readonly pid: number;
  readonly ppid: number;
  /** Milliseconds of `performance.timeOrigin + performance.now()` at which the run began. */
  readonly epoch: number;
  readonly cwd: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Text files by absolute path. */
  readonly files: Readonly<Record<string, string>>;
  /** The last thread id given out, where shared memory exists. */
  readonly lastThreadId: Int32Array | undefined;
  /** The URLs of the scripts that a thread loads when it needs them. */
  readonly parts: ThreadScripts['parts'];
}

/** What a thread runs: a file by absolute path, or text (`new Worker(text, { eval: true })`). */
export type Entry =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string };

/** Host → thread. A `start` comes first, once; with a `link` for all but a process's main thread. */
export type ThreadOrder =
  | {
      readonly kind: 'start';
      readonly process: ProcessFacts;
      readonly source: Source;
      readonly entry: Entry;
      readonly parent?: Source;
      readonly link?: MessagePort;
    }
  /** A thread that this one created was ended by force: it says no goodbye on its link. */
  | { readonly kind: 'ended'; readonly threadId: number };

/** Thread → host. */
export type ThreadReport =
  | { readonly kind: 'events'; readonly events: readonly KernelEvent[] }
  | {
      readonly kind: 'spawn';
      readonly source: Source;
      readonly entry: Entry;
      readonly argv: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly link: MessagePort;
    }
  | { readonly kind: 'terminate'; readonly threadId: number }
  /** A thread that this one created has said goodbye to it, which may overtake its last word to the host. */
  | {
      readonly kind: 'joined';
      readonly threadId: number;
      readonly code: number;
      readonly at: number;
    }
  /** The last word of a thread: after it the host ends its worker. */
  | { readonly kind: 'exit'; readonly code: number; readonly at: number };

/**
 * What travels through a `MessagePort`. `message` and `close` on all of them; the rest only on the
 * link between a thread and the one that created it, which carries everything the two have to say
 * to each other, so that a thread's last messages come before the news of its end.
 */
export type Packet =
  | { readonly kind: 'message'; readonly value: unknown; readonly from: Source }
  | { readonly kind: 'close' }
  | {
      readonly kind: 'boot';
      readonly workerData: unknown;
      readonly environment: unknown;
      /** The entry and what it imports, rewritten already where its creator could do so. */
      readonly rewritten: SourcesByUrl;
    }
  | { readonly kind: 'online' }
  | {
      readonly kind: 'output';
      readonly stream: Stream;
      readonly text: string;
      readonly source: Source;
    }
  | { readonly kind: 'failed'; readonly error: ErrorRecord }
  | { readonly kind: 'exit'; readonly code: number };
