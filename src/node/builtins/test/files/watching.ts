// `run()` with `watch`: files are run again when something that they depend on changes.
import type { ChildProcess } from 'node:child_process';
import { resolve } from '../../../paths/posix.ts';
import { Dependencies } from './dependencies.ts';
import { listFiles } from './file-list.ts';
import { allFiles, runFile } from './file-run.ts';
import type { FilesRun } from './file-run.ts';

export interface WatchedRun {
  /** Runs all files for the first time. */
  start(): Promise<void>;
}

/** Watches until `signal` is aborted, or the process ends. */
export function watchFiles(
  run: Omit<FilesRun, 'files' | 'watch'>,
  first: readonly string[],
): WatchedRun {
  const { root, options } = run;
  const { harness } = root;
  const { needs, events } = harness;
  const { files: named, globPatterns, cwd, isolation, signal } = options;
  const children = new Map<string, ChildProcess>();
  const running = new Map<string, Promise<void>>();
  let files = first;
  const watched: FilesRun = {
    ...run,
    files: () => files,
    watch: {
      started(path, child) {
        children.set(path, child);
        child.on('message', (message) => {
          for (const each of dependenciesIn(message)) dependencies.add(each, path);
        });
      },
      ended(path) {
        children.delete(path);
      },
    },
  };
  const dependencies = new Dependencies(
    needs,
    named === undefined ? resolve(cwd) : undefined,
    (owners) => {
      again(owners);
    },
  );
  harness.watching = true;
  if (signal instanceof AbortSignal) {
    signal.addEventListener('abort', () => {
      dependencies.close();
      harness.watching = false;
      root.end();
    });
  }
  return {
    async start() {
      const all = isolation === 'none' ? [allFiles] : files;
      await Promise.all(all.map(runOne));
    },
  };

  async function runOne(path: string): Promise<void> {
    const over = runFile(watched, path);
    running.set(path, over);
    await over;
    if (running.get(path) === over) running.delete(path);
    if (running.size > 0 || !harness.watching) return;
    events.tell('test:watch:drained', {});
    root.end();
  }

  async function restart(path: string): Promise<void> {
    children.get(path)?.kill();
    await running.get(path);
    await runOne(path);
  }

  function again(owners: ReadonlySet<string>): void {
    let affected = owners;
    if (named === undefined) {
      const before = files;
      files = listFiles(needs, globPatterns, cwd);
      const added = files.find((each) => !before.includes(each));
      const isOneGone = before.some((each) => !files.includes(each));
      if (added === undefined && isOneGone) return;
      if (added !== undefined) affected = new Set([added]);
    }
    root.restartClock();
    if (running.size === 0) harness.counts.topLevel = 0;
    events.tell('test:watch:restarted', {});
    if (isolation === 'none') {
      void restart(allFiles);
      return;
    }
    dependencies.forget(affected);
    for (const each of files) if (affected.has(each)) void restart(each);
  }
}

/** The absolute paths that a file's process has said it depends on. */
function dependenciesIn(message: unknown): readonly string[] {
  if (typeof message !== 'object' || message === null) return [];
  const paths: unknown = Reflect.get(message, 'watch:require');
  return Array.isArray(paths) ? paths.filter((each) => typeof each === 'string') : [];
}
