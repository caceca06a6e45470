// A container of the stand-in: a temporary directory, and real Node processes in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { nodePath, type NodeLine } from '../nodes.ts';

/** The client's encoded tree: directories `d`, files `f` with text `c`. */
export type Encoded =
  { readonly d: Readonly<Record<string, Encoded>> } | { readonly f: { readonly c: string } };

export interface Spawn {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** What happens to a process. Its children may print after it has ended: `closed` comes last. */
export interface ProcessEvents {
  /** The next output comes when `more` has been called: a pipe holds back who prints too fast. */
  readonly output: (data: Buffer, more: () => void) => void;
  readonly exit: (code: number) => void;
  readonly closed: () => void;
}

export interface Container {
  /** Its working directory. */
  readonly home: string;
  load(payload: Buffer): Promise<void>;
  /**
   * Starts Node, with these options beside its arguments; gives the process's number. Any other
   * command is refused.
   */
  run(request: Spawn, events: ProcessEvents, nodeOptions?: string): number;
  write(process: number, text: string): void;
  /** Kills the process itself; its children are left alone. */
  kill(process: number): void;
  /** The ids of the groups that its processes, and theirs, belong to. */
  groups(): readonly number[];
  remove(path: string): Promise<void>;
  /** Removes all that is in its working directory. */
  forget(): Promise<void>;
  read(path: string): Promise<string>;
  list(path: string): Promise<string[]>;
  /** Ends all processes and removes the directory. */
  close(): Promise<void>;
}

/** Of all containers: what is told of a process must not be taken for news of a later one. */
let lastProcess = 0;

/**
 * Makes an empty container, which runs the given Node. Without one it runs what StackBlitz would
 * (webcontainer-core#560): 20, unless the files in its root ask for 22.22.0 before it first runs.
 */
export async function makeContainer(node?: NodeLine): Promise<Container> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'stand-in-')));
  const processes = new Map<number, ChildProcess>();
  const groups: number[] = [];

  function inside(path: string): string {
    const absolute = resolve(home, path.replace(/^\/+/, ''));
    if (absolute !== home && !absolute.startsWith(home + sep)) throw new Error(`EACCES: ${path}`);
    return absolute;
  }

  async function loadTree(tree: Encoded, path: string): Promise<void> {
    if ('f' in tree) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, tree.f.c);
      return;
    }
    await mkdir(path, { recursive: true });
    for (const [name, child] of Object.entries(tree.d)) {
      await loadTree(child, inside(join(path.slice(home.length), name)));
    }
  }

  return {
    home,
    load: (payload) => loadTree(JSON.parse(payload.toString()) as Encoded, home),
    run: ({ command, args, cwd, env }, { output, exit, closed }, nodeOptions = '') => {
      if (command !== 'node') throw new Error(`ENOENT: ${command}`);
      lastProcess += 1;
      const number = lastProcess;
      node ??= askedNode(home);
      const path = nodePath(node);
      const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', path, ...args], {
        cwd: inside(cwd ?? '.'),
        env: {
          PATH: `${dirname(path)}${delimiter}${process.env['PATH'] ?? ''}`,
          ...(nodeOptions !== '' && { NODE_OPTIONS: nodeOptions }),
          ...env,
        },
        stdio: ['pipe', 'pipe', 'ignore'],
        detached: true,
      });
      processes.set(number, child);
      if (child.pid !== undefined) groups.push(child.pid);
      // A terminal ends each line with a carriage return too, and so does StackBlitz.
      child.stdout.on('data', (data: Buffer) => {
        child.stdout.pause();
        output(Buffer.from(data.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'), () => {
          child.stdout.resume();
        });
      });
      child.stdin.on('error', () => undefined);
      child.once('exit', (code, signal) => {
        processes.delete(number);
        exit(code ?? 128 + constants.signals[signal ?? 'SIGKILL']);
      });
      child.once('close', closed);
      return number;
    },
    write: (number, text) => {
      const stdin = processes.get(number)?.stdin;
      const [line = '', ...ended] = text.split('\u0004');
      if (line !== '') stdin?.write(line);
      if (ended.length > 0) stdin?.end();
    },
    kill: (number) => {
      processes.get(number)?.kill('SIGKILL');
    },
    groups: () => groups,
    remove: (path) => rm(inside(path), { recursive: true, force: true }),
    forget: async () => {
      for (const name of await readdir(home)) await rm(join(home, name), { recursive: true });
    },
    read: (path) => readFile(inside(path), 'utf8'),
    list: (path) => readdir(inside(path)),
    close: async () => {
      for (const group of groups) {
        try {
          process.kill(-group, 'SIGKILL');
        } catch {
          // All of it has ended.
        }
      }
      // What was killed, or is being loaded, may write for a moment still.
      await rm(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The Node that the files in a container's root ask for. */
function askedNode(home: string): NodeLine {
  const read = (name: string): string => {
    try {
      return readFileSync(join(home, name), 'utf8');
    } catch {
      return '';
    }
  };
  const manifest = read('package.json');
  const { engines } = JSON.parse(manifest || '{}') as { engines?: { node?: unknown } };
  return engines?.node === '22.22.0' || read('.nvmrc').trim() === 'v22.22.0' ? '22' : '20';
}
