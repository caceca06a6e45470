// Where programs of test262 run: in the Node that runs this, and in the engine, batch by batch.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { treeOf } from '../../src/engine/stackblitz/tree.ts';
import type { Tree } from '../../src/engine/stackblitz/tree.ts';
import type { LanguageProgram } from './test262-programs.ts';

/** How each program failed, by its file; those that passed are not in it. */
export type Failures = Map<string, string>;

type Files = Readonly<Record<string, string>>;

/** Runs the files from `list.json` on, and calls back for every line of the driver. */
type RunDriver = (files: Files, hear: (line: string) => void) => Promise<void>;

const driver = readFileSync(new URL('test262-driver.mjs', import.meta.url), 'utf8');
const limit = 10_000;

interface Line {
  readonly at: number;
  readonly begins?: true;
  readonly reason?: string;
}

/** Runs a batch to its end: what takes the driver down with it has failed, and the rest goes on without it. */
export async function runBatch(
  run: RunDriver,
  programs: readonly LanguageProgram[],
  fixtures: Files,
): Promise<Failures> {
  const failures: Failures = new Map();
  let left = programs;
  while (left.length > 0) {
    const begun = new Set<number>();
    const ended = new Set<number>();
    const now = left;
    await run(filesOf(now, fixtures), (line) => {
      const { at, begins, reason } = JSON.parse(line) as Line;
      if (begins) begun.add(at);
      else ended.add(at);
      const program = now[at];
      if (program && reason !== undefined) failures.set(program.file, reason);
    });
    const lost = now.filter((_, at) => begun.has(at) && !ended.has(at));
    const [only] = lost;
    if (only && now.length === 1) failures.set(only.file, 'takes the process down');
    // Which of those that were at work did it is seen when each is alone.
    else
      for (const each of lost)
        for (const [file, reason] of await runBatch(run, [each], fixtures))
          failures.set(file, reason);
    if (begun.size === 0) throw new Error('the driver of the programs did not begin');
    left = now.filter((_, at) => !begun.has(at));
  }
  return failures;
}

function filesOf(programs: readonly LanguageProgram[], fixtures: Files): Files {
  return {
    ...fixtures,
    ...Object.fromEntries(programs.map(({ file, text }) => [file, text])),
    'driver.mjs': driver,
    'package.json': '{ "type": "module" }',
    'list.json': JSON.stringify(programs.map(({ file }) => `./${file}`)),
  };
}

/** In this Node: a process for each batch. */
export const inNode: RunDriver = async (files, hear) => {
  const folder = mkdtempSync(join(tmpdir(), 'test262-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const node = spawn(process.execPath, ['driver.mjs', 'list.json', '2', String(limit)], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const line of createInterface(node.stdout)) hear(line);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** In the engine: a machine for each batch. */
export function inEngine(page: Page): RunDriver {
  return async (files, hear) => {
    const output = await page.evaluate(runInPage, { tree: treeOf(files), limit });
    for (const line of output.split('\n')) if (line.startsWith('{')) hear(line);
  };
}

/** Runs in the page: may use nothing of this file. */
async function runInPage({
  tree,
  limit,
}: {
  readonly tree: Tree;
  readonly limit: number;
}): Promise<string> {
  const machine = await globalThis.bootEngine();
  let output = '';
  try {
    await machine.mount(tree);
    const process = await machine.spawn('node', ['driver.mjs', 'list.json', '4', String(limit)]);
    await process.output.pipeTo(
      new WritableStream({
        write(text) {
          output += text;
        },
      }),
    );
    await process.exit;
  } catch {
    // What came until then says how far it went.
  } finally {
    machine.teardown();
  }
  return output;
}
