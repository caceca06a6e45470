// Runs a file of tests in a process of its own, and makes a test of it.
import type { ChildProcess } from 'node:child_process';
import { testFailure } from '../failure.ts';
import type { MakeContext, Test } from '../test.ts';
import { FileTest } from './file-test.ts';
import { resolve } from '../../../paths/posix.ts';
import type { RunOptions } from './run-options.ts';
import type { Slots } from './slots.ts';
import { EventReader } from './wire.ts';

/** One call of `run()`. */
export interface FilesRun {
  readonly root: Test;
  readonly options: RunOptions;
  readonly makeContext: MakeContext;
  /** The files as they are now. */
  readonly files: () => readonly string[];
  readonly slots: Slots;
  /** Gives each process a number among those that run side by side. */
  readonly nextWorkerId: () => number;
  /** Hears of processes, in watch mode. */
  readonly watch?: {
    readonly started: (path: string, child: ChildProcess) => void;
    readonly ended: (path: string) => void;
  };
}

/** Stands for the path of a file where one process runs them all. */
export const allFiles = '';

/** Options that the process of a file is not given, and those of them that have a value. */
const own: ReadonlySet<string> = new Set(['--test', '--experimental-test-coverage', '--watch']);
const ownWithValue: ReadonlySet<string> = new Set([
  '--test-reporter',
  '--test-reporter-destination',
]);

/** Runs one; the promise is of the end of its test. */
export function runFile(run: FilesRun, path: string): Promise<void> {
  const { root, options } = run;
  const place = { location: { line: 1, column: 1, file: resolve(path) } };
  const test = root.add(
    FileTest,
    [
      path,
      { signal: options.signal },
      async ({ signal }: { readonly signal: AbortSignal }) => {
        const { code, signal: killedBy } = await launchInSlot(run, path, test, signal);
        if (code === 0 && killedBy === null) return;
        const type = test.hasFailures ? 'subtestsFailed' : 'testCodeFailure';
        // Its stack is of no use: what failed has failed elsewhere.
        const extra = { exitCode: code, signal: killedBy, stack: undefined };
        throw Object.assign(testFailure('test failed', type), extra);
      },
    ],
    {},
    run.makeContext,
    place,
  );
  return test.start();
}

async function launchInSlot(...args: Parameters<typeof launch>): ReturnType<typeof launch> {
  const [{ slots }, , , signal] = args;
  await slots.take();
  try {
    signal.throwIfAborted();
    return await launch(...args);
  } finally {
    slots.giveBack();
  }
}

/** Starts the process and reads what it says; gives how it ended. Rejects where it cannot be started. */
async function launch(
  { root, options, watch, files, nextWorkerId }: FilesRun,
  path: string,
  test: FileTest,
  signal: AbortSignal,
): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  const { needs } = root.harness;
  const { process } = needs;
  const env = {
    NODE_TEST_CONTEXT: 'child-v8',
    ...(options.env ?? process.env),
    ...(options.isolation === 'process' && { NODE_TEST_WORKER_ID: String(nextWorkerId()) }),
    ...(watch && { WATCH_REPORT_DEPENDENCIES: '1' }),
    ...(needs.isColored() && { FORCE_COLOR: '1' }),
  };
  const args = argumentsFor(root, options, path === allFiles ? files() : path);
  const child = needs.spawn(process.execPath, args, {
    signal,
    env,
    stdio: ['pipe', 'pipe', 'pipe', ...(watch ? ['ipc' as const] : [])],
    cwd: options.cwd,
  });
  watch?.started(path, child);
  const {
    promise,
    resolve: end,
    reject,
  } = Promise.withResolvers<Awaited<ReturnType<typeof launch>>>();
  let failed: Error | undefined;
  child.on('error', (error) => {
    failed = error;
    // It was never there, or is not waited for.
    if (child.pid === undefined || signal.aborted) reject(error);
  });
  const say =
    (stream: 'stderr' | 'stdout') =>
    (message: string): void => {
      test.take({ type: `test:${stream}`, data: { file: path, message } });
    };
  const reader = new EventReader(
    needs,
    (event) => {
      test.take(event);
    },
    say('stdout'),
  );
  const lines = createLines(say('stderr'));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    reader.read(text);
  });
  child.stderr?.setEncoding('utf8').on('data', lines.read);
  child.on('close', (code, killedBy) => {
    reader.end();
    lines.end();
    watch?.ended(path);
    if (failed) reject(failed);
    else end({ code, signal: killedBy });
  });
  return promise;
}

function argumentsFor(
  root: Test,
  options: RunOptions,
  target: string | readonly string[],
): readonly string[] {
  const { argv, execArgv, forceExit, namePatterns, skipPatterns, only, globPatterns } = options;
  const given = root.harness.needs.process.execArgv;
  const inherited = given.filter((word, at) => {
    const [option = ''] = word.split('=');
    return !own.has(word) && !ownWithValue.has(option) && !ownWithValue.has(given[at - 1] ?? '');
  });
  return [
    ...inherited,
    ...(forceExit ? ['--test-force-exit'] : []),
    ...(namePatterns ?? []).map((each) => `--test-name-pattern=${String(each)}`),
    ...(skipPatterns ?? []).map((each) => `--test-skip-pattern=${String(each)}`),
    ...(only === true ? ['--test-only'] : []),
    ...(root.timeout === Infinity ? [] : [`--test-timeout=${String(root.timeout)}`]),
    ...execArgv,
    ...(typeof target === 'string'
      ? [target]
      : [
          '--test',
          '--test-isolation=none',
          ...(options.files === undefined ? (globPatterns ?? []) : target),
        ]),
    ...argv,
  ];
}

/** Calls back with each line of a text that comes in pieces, its end included. */
function createLines(onLine: (line: string) => void): { read(text: string): void; end(): void } {
  let rest = '';
  return {
    read(text) {
      const lines = (rest + text).split(/(?<=\n)/u);
      rest = lines.at(-1)?.endsWith('\n') === false ? (lines.pop() ?? '') : '';
      for (const line of lines) onLine(line);
    },
    end() {
      if (rest !== '') onLine(`${rest}\n`);
      rest = '';
    },
  };
}
