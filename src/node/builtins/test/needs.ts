// What the test runner stands on: lent by the thread, or by Node itself in unit tests.
import type { ChildProcess, StdioOptions } from 'node:child_process';
import type { Readable, Transform } from 'node:stream';
import type { Inspect } from './reporters/data.ts';
import type { TestSettings } from './settings.ts';

/** Where a test stands in its file; columns count from one. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly file: string;
}

type TimerCall = (job: () => void, milliseconds?: number) => NodeJS.Timeout;

/** `process`, as far as the runner looks at it. */
export interface RunnerProcess {
  readonly argv: readonly string[];
  readonly execArgv: readonly string[];
  readonly execPath: string;
  readonly env: Record<string, string | undefined>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
  exitCode?: number | string | null | undefined;
  cwd(): string;
  exit(code?: number): void;
  on(event: string, listener: ProcessListener): unknown;
  removeListener(event: string, listener: ProcessListener): unknown;
}

/** An `AsyncLocalStorage`: the test that code belongs to. */
export interface CurrentTest {
  getStore(): unknown;
  run(store: unknown, job: () => unknown): unknown;
}

/** An `AsyncResource`: the context of one test. */
export interface Scope {
  runInAsyncScope(job: () => unknown): unknown;
}

/** Files, as far as they are looked at. */
export interface TestFiles {
  readFileSync(path: string, encoding: 'utf8'): string;
  writeFileSync(path: string, text: string): void;
  mkdirSync(path: string, options: { readonly recursive: true }): unknown;
  globSync(
    patterns: readonly string[],
    options: { readonly cwd: string; readonly exclude: (name: string) => boolean },
  ): readonly string[];
  watch(
    path: string,
    options: { readonly recursive?: boolean },
    listener: (event: string, name: string | null) => void,
  ): { close(): void };
}

export type ProcessListener = (...args: unknown[]) => unknown;

export interface TestNeeds {
  readonly process: RunnerProcess;
  readonly settings: () => TestSettings;
  readonly AsyncLocalStorage: new () => CurrentTest;
  readonly AsyncResource: new (type: string) => Scope;
  readonly assert: () => { readonly strictEqual: (actual: unknown, expected: unknown) => void };
  /** `node:fs`. */
  readonly files: () => TestFiles;
  readonly dirname: (path: string) => string;
  readonly inspect: Inspect;
  readonly Readable: typeof Readable;
  readonly Transform: typeof Transform;
  /** `stream.compose`. */
  readonly compose: (
    from: Readable,
    through: (events: Readable) => AsyncIterable<string>,
  ) => Readable;
  readonly setTimeout: TimerCall;
  readonly setInterval: TimerCall;
  readonly clearTimeout: (timer: NodeJS.Timeout | undefined) => void;
  readonly nextTick: (job: () => void) => void;
  /** `node:timers` and `node:timers/promises`, for mocks. */
  readonly timers: () => object;
  readonly timersPromises: () => object;
  /** Where the program called, as the first of its frames tells. */
  readonly caller: () => Location | undefined;
  /** Imports a module by a specifier, seen from the working directory. */
  readonly import: (specifier: string) => Promise<object>;
  /** Loads what the command line wants before a program, of CommonJS. */
  readonly preload: () => void;
  /** `child_process.spawn`. */
  readonly spawn: (
    command: string,
    args: readonly string[],
    options: {
      readonly signal: AbortSignal;
      readonly env: NodeJS.ProcessEnv;
      readonly stdio: StdioOptions;
      readonly cwd: string;
    },
  ) => ChildProcess;
  /** A value of what a reporter of a process of its own has made text of. */
  readonly decode: (text: string) => unknown;
  readonly isColored: () => boolean;
  readonly createWriteStream: (path: string) => NodeJS.WritableStream;
  readonly relative: (from: string, to: string) => string;
  readonly warn: (message: string, type?: string) => void;
  /** How many threads the machine has. */
  readonly parallelism: number;
  /** Milliseconds since some moment, with fractions. */
  readonly now: () => number;
}
