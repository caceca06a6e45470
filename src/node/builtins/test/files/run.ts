// `run()`: many files of tests, each in a process of its own, or all in this one.
import type { EventStream } from '../event-stream.ts';
import { allBuilt } from '../harness.ts';
import type { TestSettings } from '../settings.ts';
import type { Test } from '../test.ts';
import { createTree } from '../tree.ts';
import type { Tree, TreeGround } from '../tree.ts';
import { listFiles } from './file-list.ts';
import { runFile } from './file-run.ts';
import type { FilesRun } from './file-run.ts';
import { loadFiles } from './in-process.ts';
import { toRunOptions } from './run-options.ts';
import type { RunOptions } from './run-options.ts';
import type { Slots } from './slots.ts';
import { watchFiles } from './watching.ts';

export interface RunGround extends TreeGround {
  /** Runs what a module says is to be run before all tests; gives what is to be run after them. */
  readonly setUp: (path: string | undefined, cwd: string) => Promise<() => unknown>;
  readonly slots: Slots;
  /** From now on, tests that are in no other belong to this tree. */
  readonly onTree: (tree: Tree) => void;
}

/** `run()`: gives what happens as a stream of events. Throws where options are wrong. */
export function run(ground: RunGround, given: unknown): EventStream {
  const { process, settings } = ground.needs;
  const options = toRunOptions(given, process.cwd());
  const { namePatterns, skipPatterns, only, isolation, setup } = options;
  const known = settings();
  const chosen = {
    namePatterns: namePatterns ?? known.namePatterns,
    skipPatterns: skipPatterns ?? known.skipPatterns,
    only: only ?? known.only,
  };
  const own = isolation === 'none' ? { ...known, ...chosen } : known;
  return begin(ground, options, { ...own, coverage: options.coverage }, async (root) => {
    await setup?.(root.harness.events);
  });
}

function begin(
  ground: RunGround,
  options: RunOptions,
  settings: TestSettings,
  setUp: (root: Test) => Promise<void>,
): EventStream {
  const { needs, makeContext } = ground;
  const { concurrency, timeout, signal, cwd, isolation, shard } = options;
  const all = options.files ?? listFiles(needs, options.globPatterns, cwd);
  const files = shard ? all.filter((_, at) => at % shard.total === shard.index - 1) : all;
  const isInProcess = isolation === 'none' && !options.watch;
  const tree = createTree(ground, {
    settings,
    cwd,
    options: { concurrency, timeout, signal },
    async prepare(root) {
      const tearDown = await ground.setUp(options.globalSetupPath, cwd);
      await setUp(root);
      if (isInProcess) {
        await loadFiles(root, files, makeContext, cwd);
        await allBuilt(root.harness);
      }
      return tearDown;
    },
  });
  ground.onTree(tree);
  const { root, harness } = tree;
  if (isolation === 'none') needs.process.env['NODE_TEST_WORKER_ID'] = '1';
  else if (needs.process.env['NODE_TEST_CONTEXT'] !== undefined) {
    needs.warn(
      'node:test run() is being called recursively within a test file. skipping running files.',
    );
    root.end();
    return harness.events;
  }
  if (!isInProcess) void runAll();
  return harness.events;

  async function runAll(): Promise<void> {
    await harness.ready;
    const nextWorkerId = createWorkerIds(settings, needs);
    const given = { root, options, makeContext, slots: ground.slots, nextWorkerId };
    if (options.watch) {
      await watchFiles(given, files).start();
      return;
    }
    const filesRun: FilesRun = { ...given, files: () => files };
    await Promise.allSettled(files.map((path) => runFile(filesRun, path)));
    await tree.finish();
  }
}

/** Numbers from 1 to that of the processes that run side by side, over and over. */
function createWorkerIds(
  { concurrency }: TestSettings,
  { parallelism }: RunGround['needs'],
): FilesRun['nextWorkerId'] {
  const most = concurrency === true ? Math.max(parallelism - 1, 1) : concurrency;
  let given = 0;
  return () => (given++ % most) + 1;
}
