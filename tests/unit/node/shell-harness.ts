// The kernel's shell and its commands in this process, beside a real shell that is given the same.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandOf } from '../../../src/node/commands/known-commands.ts';
import type { CommandContext } from '../../../src/node/commands/command-context.ts';
import { openDisk } from '../../../src/node/disk/disk.ts';
import type { Disk } from '../../../src/node/disk/disk.ts';
import { mountDisk } from '../../../src/node/disk/mount.ts';
import { Files } from '../../../src/node/disk/program-files.ts';
import type { Stream } from '../../../src/node/wire/events.ts';
import type { CommandLine } from '../../../src/node/wire/page.ts';

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

const home = '/home/project';

class Replaced extends Error {
  readonly line: CommandLine;
  readonly env: CommandContext['env'];

  constructor(line: CommandLine, env: CommandContext['env']) {
    super('exec');
    this.line = line;
    this.env = env;
  }
}

/** Text on its way to a command. */
class Input {
  readonly #texts: (string | null)[] = [];
  #wake: () => void = () => undefined;

  push(text: string | null): void {
    this.#texts.push(text);
    this.#wake();
  }

  async *read(): AsyncGenerator<string> {
    for (;;) {
      const text = this.#texts.shift();
      if (text === null) return;
      if (text !== undefined) yield text;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** Runs `sh -c`, with every process a function in this one. `prepare` may change the files before. */
export async function runShell(
  text: string,
  files: Readonly<Record<string, string>> = {},
  prepare: (disk: Disk) => void = () => undefined,
): Promise<Result> {
  const entries = Object.entries(files).map(([name, all]) => [`${home}/${name}`, all] as const);
  const disk = openDisk(mountDisk([...entries, [`${home}/.keep`, '']]), 1);
  disk.unlink(`${home}/.keep`);
  prepare(disk);
  const printed = { stdout: '', stderr: '' };
  const inputs = new Map<number, Input>();
  let lastPid = 1;

  async function run(
    line: CommandLine,
    env: CommandContext['env'],
    cwd: string,
    input: Input,
    write: CommandContext['write'],
  ): Promise<number> {
    const context: CommandContext = {
      args: line.args,
      env,
      cwd,
      disk,
      files: new Files(disk),
      write,
      input: () => input.read(),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      start(command, childEnv, childCwd, stdio, hear) {
        const pid = (lastPid += 1);
        const childInput = stdio[0] === 0 ? input : new Input();
        inputs.set(pid, childInput);
        if (stdio[0] === 'ignore') childInput.push(null);
        const childWrite = (stream: Stream, all: string): void => {
          const target = stdio[stream === 'stdout' ? 1 : 2];
          if (target === 'pipe') hear(stream, all);
          else if (target === 1 || target === 2) write(target === 1 ? 'stdout' : 'stderr', all);
        };
        // Not before the one that starts it has heard of it.
        const ended = new Promise(setImmediate)
          .then(() => run(command, childEnv, childCwd, childInput, childWrite))
          .then((code) => {
            for (const [at, stream] of [
              [1, 'stdout'],
              [2, 'stderr'],
            ] as const) {
              if (stdio[at] === 'pipe') hear(stream, null);
            }
            return { code, signal: null };
          });
        return { pid, ended };
      },
      feed: (pid, all) => inputs.get(pid)?.push(all),
      exec(command, nextEnv) {
        throw new Replaced(command, nextEnv);
      },
    };
    try {
      return (await commandOf(line.name)?.(context)) ?? 127;
    } catch (error) {
      if (!(error instanceof Replaced)) throw error;
      return await run(error.line, error.env, cwd, input, write);
    }
  }

  const input = new Input();
  input.push(null);
  const env = { NAME: 'value', SPACED: 'a  b', USER: 'reader' };
  const line = { name: 'sh', args: ['-c', text] };
  const code = await run(line, env, home, input, (stream, all) => {
    printed[stream] += all;
  });
  return { ...printed, code };
}

/** What real `sh -c` does, in a folder with the same files. `setup` is a script that prepares it. */
export function runRealShell(
  text: string,
  files: Readonly<Record<string, string>> = {},
  setup = ':',
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  try {
    for (const [name, all] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), all);
    }
    const env = { PATH: process.env['PATH'], NAME: 'value', SPACED: 'a  b', LC_ALL: 'C' };
    execFileSync('/bin/sh', ['-c', setup], { cwd: folder });
    const { stdout, stderr, status } = spawnSync('/bin/sh', ['-c', text], {
      cwd: folder,
      env,
      input: '',
      encoding: 'utf8',
    });
    return { stdout, stderr, code: status ?? -1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
