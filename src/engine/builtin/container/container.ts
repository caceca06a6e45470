// The subset of `@webcontainer/api` on the built-in engine: `boot`, `mount`, `spawn`, `fs`, `teardown`.
import { findCommand } from '../../../node/system/commands.ts';
import { home } from '../../../node/system/home.ts';
import { resolve } from '../../../node/paths/posix.ts';
import { bootMachine } from '../engine.ts';
import type { BuiltinMachine } from '../machine.ts';
import { ContainerFiles } from './files.ts';
import { ContainerProcess } from './process.ts';
import type { FileSystemTree } from './tree.ts';

export interface SpawnOptions {
  /** Below the container's working directory, which it is by default. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | number | boolean>>;
  /** `false`: nothing of what it prints comes back. */
  readonly output?: boolean;
}

// A machine may have several disks; a container has one.
const ownDisk = 1;

/** A machine that keeps its files from one process to the next. There may be several in a page. */
export class BuiltinContainer {
  readonly fs: ContainerFiles;
  /** Where the tree is mounted and processes begin: an absolute path. */
  readonly workdir = home;
  /** The `PATH` that processes get. */
  readonly path = '/usr/local/bin:/usr/bin:/bin';
  readonly #machine: BuiltinMachine;

  private constructor(machine: BuiltinMachine) {
    this.#machine = machine;
    this.fs = new ContainerFiles((request) => machine.ask(ownDisk, request));
  }

  /** A fresh machine. Rejects with an `EngineError`. */
  static async boot(): Promise<BuiltinContainer> {
    const { signal } = new AbortController();
    return new BuiltinContainer(await bootMachine(signal));
  }

  /** Puts files into the working directory, or into `mountPoint` below it. */
  async mount(tree: FileSystemTree, { mountPoint = '.' } = {}): Promise<void> {
    await this.fs.mount(tree, mountPoint);
  }

  /** Starts a command. Rejects where there is none of that name, in words like those of a shell. */
  spawn(
    command: string,
    args: readonly string[] | SpawnOptions = [],
    options: SpawnOptions = {},
  ): Promise<ContainerProcess> {
    const list = isList(args) ? args : [];
    const { cwd = '.', env = {}, output = true } = isList(args) ? options : args;
    const name = findCommand(command);
    if (name === undefined) return Promise.reject(new Error(`spawn ${command} ENOENT`));
    const run = this.#machine.start({
      files: {},
      disk: ownDisk,
      line: { name, args: list.map(String) },
      cwd: resolve(home, cwd),
      env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)])),
    });
    return Promise.resolve(new ContainerProcess(run, output));
  }

  /** Ends every process and frees everything. */
  teardown(): void {
    void this.#machine.close();
  }
}

function isList(args: readonly string[] | SpawnOptions): args is readonly string[] {
  return Array.isArray(args);
}
