// Runs programs, traced, in the Node that runs this file: for the record command and the tests.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createEventQueue } from '../event-queue.ts';
import type { Program, Run, RunOptions, RunResult } from '../types.ts';
import { createTraceParser } from './parser.ts';
import { tracePreload } from './preload.ts';

/**
 * Starts a program in a directory of its own, which is removed at the end. Both of its output
 * streams lead to one pipe, so their order is kept (this takes a POSIX shell). The program sees
 * `PATH` and its own variables. Aborting the signal, or `stop()`, kills the main process. `watch` is
 * {@link RunOptions}'.
 */
export async function runLocally(
  program: Program,
  { signal, watch }: RunOptions = {},
): Promise<Run> {
  signal?.throwIfAborted();
  const root = await realpath(await mkdtemp(join(tmpdir(), 'interleave-')));
  const home = join(root, 'app');
  for (const [path, text] of Object.entries(program.files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  const key = randomUUID();
  const preload = join(root, '.trace', `${key}.cjs`);
  await mkdir(dirname(preload));
  await writeFile(preload, tracePreload(key, { watch }));

  const begun = performance.now();
  const command = [process.execPath, '--require', preload, program.entry, ...program.args];
  const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', ...command], {
    cwd: home,
    env: { PATH: process.env['PATH'], ...program.env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const queue = createEventQueue();
  const parser = createTraceParser(key, () => performance.now());
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    queue.push(parser.push(chunk));
  });
  // The program may end without having read its input.
  child.stdin.on('error', () => undefined);

  let stopped = false;
  const kill = (): void => {
    stopped = true;
    child.kill('SIGKILL');
  };
  signal?.addEventListener('abort', kill, { once: true });
  const result = new Promise<RunResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signalName) => {
      const duration = performance.now() - begun;
      signal?.removeEventListener('abort', kill);
      queue.push(parser.end({ code, signal: signalName }));
      queue.end();
      void rm(root, { recursive: true, force: true }).then(() => {
        if (stopped) resolve({ kind: 'stopped', duration });
        else resolve({ kind: 'exited', code, signal: signalName, duration });
      }, reject);
    });
  });
  return {
    events: queue,
    result,
    write: (text) => child.stdin.write(text),
    endInput: () => child.stdin.end(),
    // What runs it is there as long as this process is.
    onSilence: () => undefined,
    stop: async () => {
      kill();
      await result;
    },
  };
}
