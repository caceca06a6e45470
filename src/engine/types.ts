// The port: what the page may ask of an engine, and everything an engine may say back.
import type { Ability } from './abilities.ts';

/** A Node program: text files by relative POSIX path, and how to start it. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  /** The file `node` is given: a key of `files`. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Who did something: one thread of one process. Thread 0 is a process's main thread. */
export interface Source {
  readonly pid: number;
  readonly threadId: number;
  /** The `name` option of `new Worker()`, where the program gave one. */
  readonly name?: string;
}

/** Stands where nothing tells who did something: no process has this number. */
export const unknownSource = { pid: 0, threadId: 0 } as const satisfies Source;

/** Whether nothing tells who it was. */
export const isUnknown = ({ pid }: Source): boolean => pid === unknownSource.pid;

interface Happened {
  /** Milliseconds since the run began, on one clock for all threads and processes of the run. */
  readonly at: number;
  readonly source: Source;
}

/** The calls in which a thread stands still, and its event loop with it, by the names that they have in Node. */
export const blockingCalls = [
  'Atomics.wait',
  'spawnSync',
  'execFileSync',
  'execSync',
  'readSync',
] as const;
export type BlockingCall = (typeof blockingCalls)[number];

/**
 * Where callbacks run in a thread: its program itself, the phases of its event loop, and the two queues that are
 * emptied behind each callback.
 */
export const loopPlaces = [
  'program',
  'timers',
  'poll',
  'check',
  'closing',
  'ticks',
  'microtasks',
] as const;
export type LoopPlace = (typeof loopPlaces)[number];

/** A place in a file of the program, whose path is a key of `Program.files`; line and column count from 1. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A callback of a thread's: `callback` is a number that no other of the thread's has, `by` what it was made with,
 * as the program spells it (`setTimeout`, `process.nextTick`, `await`), and `code` where.
 */
interface OfCallback {
  readonly callback: number;
  readonly in: LoopPlace;
  readonly by: string;
  readonly code?: CodePlace;
}

/**
 * What happened in a run. `stdout` and `stderr` carry text as it was written: any length, not
 * always a whole line. `sent` and `received` are reported where the engine can know them. The
 * first event of every run is `started` for the program's main thread, which has no parent; or for
 * {@link unknownSource}, where something was printed before anything was known.
 *
 * From `running`, `waiting`, `blocked` or `untold` on a thread is in that state, until the next of them. A
 * thread that says nothing of the kind is `untold` from its start. Events come as they are heard of: a thread may
 * tell of its states in bundles, behind events of others that happened later.
 */
export type RunEvent =
  | (Happened & {
      readonly kind: 'started';
      readonly parent?: Source;
      /** The time at which the parent asked for it, where that is known: it takes a while to start. */
      readonly askedAt?: number;
    })
  | (Happened & { readonly kind: 'stdout' | 'stderr'; readonly text: string })
  | (Happened & {
      readonly kind: 'sent' | 'received';
      readonly peer: Source;
      /** A number that no other message from this sender to this receiver has: the same at both ends. */
      readonly message?: number;
    })
  /** It runs JavaScript, or its event loop waits for something to do; or nothing tells any more which. */
  | (Happened & { readonly kind: 'running' | 'waiting' | 'untold' })
  /** It stands still in a call: for no longer than `most` milliseconds, where the call says so. */
  | (Happened & { readonly kind: 'blocked'; readonly on: BlockingCall; readonly most?: number })
  /** It is about to end of an exception that nobody caught: `error` is the first line of it. */
  | (Happened & { readonly kind: 'failed'; readonly error: string })
  | (Happened & {
      readonly kind: 'exited';
      readonly code: number | null;
      readonly signal: string | null;
      /** Whether another thread of its process ended it: by `terminate()`, or by ending the process. */
      readonly terminated?: boolean;
    })
  /**
   * Told of a run only where its callbacks are asked for. A callback was queued, or what it waits for was begun, by
   * the callback `within` that ran then; a timer is due at `dueAt`. One that nothing in the program queued, such as
   * its main script, is only called.
   */
  | (Happened &
      OfCallback & { readonly kind: 'queued'; readonly within?: number; readonly dueAt?: number })
  /** It is not going to be called any more, as after `clearTimeout`. */
  | (Happened & { readonly kind: 'withdrawn'; readonly callback: number })
  /** It begins; since `readyAt` nothing but others before it has kept it waiting, where that is known. */
  | (Happened & OfCallback & { readonly kind: 'called'; readonly readyAt?: number })
  /** It has returned or thrown. An interval's is queued again then, as another. */
  | (Happened & { readonly kind: 'returned'; readonly callback: number })
  /** Of this thread's callbacks no more is told: there were too many. */
  | (Happened & { readonly kind: 'unlisted' });

/** How a run ended. A program that fails is a result too; only a failing engine throws. */
export type RunResult =
  | {
      readonly kind: 'exited';
      readonly code: number | null;
      /** The signal's name (`SIGTERM`) when one ended the program; then `code` is null. */
      readonly signal: string | null;
      /** Milliseconds from start to exit. */
      readonly duration: number;
    }
  | { readonly kind: 'stopped'; readonly duration: number }
  /** It ran for as long as the engine lets it. */
  | { readonly kind: 'timed-out'; readonly duration: number }
  /** It printed as much as the engine lets it: what came before stays. */
  | { readonly kind: 'output-limit'; readonly duration: number }
  /** The browser ended what ran it: most likely there was no more memory. */
  | { readonly kind: 'out-of-memory'; readonly duration: number };

/** A program that is running or has ended. */
export interface Run {
  /** Events in order, once: iterate from the start. Ends with the result; throws {@link EngineError}. */
  readonly events: AsyncIterable<RunEvent>;
  /** Settles when the program is over. Rejects with {@link EngineError} when the engine itself fails. */
  readonly result: Promise<RunResult>;
  /** Writes to the program's standard input. */
  write(text: string): void;
  /** Closes the program's standard input. */
  endInput(): void;
  /**
   * Calls back when the engine has given no sign of life for some seconds while the program runs, and
   * when it does again. The program may be lost, or the machine busy: the run goes on until it settles.
   */
  onSilence(hear: (isSilent: boolean) => void): void;
  /** Ends every thread and process of the run; `result` then settles as `stopped`. Never rejects. */
  stop(): Promise<void>;
}

export type Watched = 'states' | 'callbacks';

/** How a program is run. */
export interface RunOptions {
  /** Stops the run; before there is one, `run` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * What to tell that costs something: of each thread when it runs and when it waits, or its callbacks too. An
   * engine to which it costs nothing does so unasked.
   */
  readonly watch?: Watched;
  /** uint32: makes other choices that Node's rules allow. */
  readonly seed?: number;
}

/** A booted engine. It may run several programs side by side. */
export interface Machine {
  /** The version of Node its programs see, as `process.version` spells it: `v24.21.0`. */
  readonly nodeVersion: string;
  /** Starts a program. Rejects with {@link EngineError}. */
  run(program: Program, options?: RunOptions): Promise<Run>;
  /** Ends all its runs and frees everything. Never rejects. */
  close(): Promise<void>;
  /** Settles when the machine can serve no more: with the cause, or with nothing after `close()`. */
  readonly closed: Promise<EngineError | undefined>;
}

export const engineIds = ['stackblitz', 'builtin'] as const;
export type EngineId = (typeof engineIds)[number];

/** What an engine is doing while it boots. */
export type BootStage = 'probing' | 'loading' | 'starting';

export interface BootOptions {
  readonly signal: AbortSignal;
  readonly onStage: (stage: BootStage) => void;
}

/** Something that can run Node programs in a page. */
export interface Engine {
  readonly id: EngineId;
  /** Cheap: whether a boot is worth trying. Resolves with the reason when it is not. */
  probe(signal: AbortSignal): Promise<EngineFailure | undefined>;
  /** Rejects with {@link EngineError}, or with the signal's reason. Nothing is kept of a failed boot. */
  boot(options: BootOptions): Promise<Machine>;
}

/** Why an engine cannot serve. */
export const engineFailures = [
  /** The page is not cross-origin isolated. */
  'not-isolated',
  /** The browser says it has no network. */
  'offline',
  /** The engine's host cannot be reached. */
  'unreachable',
  /** A stated limit passed. */
  'too-slow',
  /** The browser lacks something the engine needs. */
  'unsupported',
  /** It was there and then broke. */
  'broken',
] as const;
export type EngineFailure = (typeof engineFailures)[number];

export interface EngineErrorOptions extends ErrorOptions {
  /** Whether this engine can serve again only after the page has been loaded anew. */
  readonly needsReload?: boolean;
}

/** An engine that cannot serve, as opposed to a program that fails. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly engine: EngineId;
  readonly failure: EngineFailure;
  readonly needsReload: boolean;

  constructor(engine: EngineId, failure: EngineFailure, options: EngineErrorOptions = {}) {
    super(`${engine}: ${failure}`, options);
    this.engine = engine;
    this.failure = failure;
    this.needsReload = options.needsReload ?? false;
  }
}

/** An engine that serves, but lacks what a program needs. */
export class UnableError extends Error {
  override readonly name = 'UnableError';
  readonly engine: EngineId;
  readonly ability: Ability;

  constructor(engine: EngineId, ability: Ability) {
    super(`${engine} lacks ${ability}`);
    this.engine = engine;
    this.ability = ability;
  }
}
