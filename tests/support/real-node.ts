// A program run by the Node that runs the tests: what the engine is held to.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Program } from '../../src/engine/types.ts';

/** How it ended, and what it printed, in lines. Its folder and its Node are named as in the engine. */
export interface RealRun {
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  readonly code: number | null;
}

/** Runs a program of these files, of which `main` is the entry, in the Node that runs the tests or another. */
export async function runInNode(
  files: Readonly<Record<string, string>>,
  main = 'main.mjs',
  nodePath = process.execPath,
  { args = [], env = {} }: Partial<Pick<Program, 'args' | 'env'>> = {},
): Promise<RealRun> {
  const folder = await mkdtemp(join(tmpdir(), 'real-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const node = spawn(nodePath, [main, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { HOME: folder, PATH: `${join(nodePath, '..')}:/usr/local/bin:/usr/bin:/bin`, ...env },
    });
    const [stdout, stderr, [code]] = await Promise.all([
      text(node.stdout),
      text(node.stderr),
      once(node, 'close') as Promise<[number | null]>,
    ]);
    const plain = (printed: string): string[] =>
      printed.replaceAll(folder, '/home/project').replaceAll(nodePath, 'node').split('\n');
    return { lines: plain(stdout), errors: plain(stderr), code };
  } finally {
    await rm(folder, { recursive: true });
  }
}
