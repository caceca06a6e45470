// Runs inside the reader's Node: reports the processes that this process starts, and traces those
// of them that are Node.
import type * as Processes from 'node:child_process';
import type * as Path from 'node:path';
import type { Readable } from 'node:stream';
import type { Source } from '../../types.ts';
import type { Heritage, Kit } from './kit.ts';
import type { Post } from './messages.ts';
import type { States } from './states.ts';

interface LowLevelOptions {
  readonly file: string;
  readonly args: string[];
  readonly envPairs?: string[];
  readonly stdio?: unknown;
}

type Traced = Omit<Processes.ChildProcess, 'spawnargs'> & { spawnargs: string[] };

/** Covers `spawn`, `exec`, `execFile` and `fork`, which end in one method, and the `Sync` forms. */
export function traceProcesses(
  require: NodeJS.Require,
  kit: Kit,
  claim: (stream: Readable | null, source: Source) => void,
  post: Post,
  states: States,
): void {
  const processes = require('node:child_process') as typeof Processes;
  const path = require('node:path') as typeof Path;
  const { streams } = kit.heritage;
  // Not by its whole name: see makeKit.
  const { env: ownEnv } = process;
  const preload = `--require ${JSON.stringify(kit.file)}`;

  /** Which stream of the run the child's descriptor will lead to. */
  function streamOf(stdio: unknown, fd: number): Heritage['streams'][number] {
    const entry: unknown = Array.isArray(stdio) ? stdio[fd] : stdio;
    if (entry === 'inherit') return streams[fd] ?? null;
    const own =
      typeof entry === 'number' ? entry : ((entry as { fd?: number } | null | undefined)?.fd ?? -1);
    return streams[own] ?? null;
  }

  function heritageFor(stdio: unknown, direct: boolean): Heritage & { readonly number: number } {
    const down = [null, streamOf(stdio, 1), streamOf(stdio, 2)];
    const { files } = kit.heritage;
    return { streams: down, files, parent: kit.self, number: kit.number(), direct };
  }

  const isNodeFile = (file: string): boolean =>
    file === process.execPath || /^node(\.exe)?$/.test(path.basename(file));

  const traceEnv = (heritage: Heritage): [string, string] => [
    'INTERLEAVE_TRACE',
    JSON.stringify(heritage),
  ];

  const prototype = processes.ChildProcess.prototype as unknown as {
    spawn: (options: LowLevelOptions) => number;
  };
  const { spawn } = prototype;

  function tracedSpawn(this: Traced, options: LowLevelOptions): number {
    const at = kit.now();
    const isNode = isNodeFile(options.file);
    const heritage = heritageFor(options.stdio ?? 'pipe', isNode);
    const envPairs = [...(options.envPairs ?? []), traceEnv(heritage).join('=')];
    let args = options.args;
    if (isNode) {
      args = [args[0] ?? options.file, '--require', kit.file, ...args.slice(1)];
    } else {
      const index = envPairs.findIndex((pair) => pair.startsWith('NODE_OPTIONS='));
      const given = index === -1 ? '' : (envPairs[index] ?? '').slice('NODE_OPTIONS='.length);
      if (index !== -1) envPairs.splice(index, 1);
      envPairs.push(`NODE_OPTIONS=${preload} ${given}`.trim());
    }
    const shares = heritage.streams.some((stream) => stream !== null);
    const raw = !isNode && shares;
    if (raw) kit.report({ kind: 'starting', at, source: kit.self });
    const result = Reflect.apply(spawn, this, [{ ...options, args, envPairs }]);
    this.spawnargs = options.args;
    if (this.pid === undefined) {
      if (raw) kit.report({ kind: 'waited', at: kit.now(), source: kit.self });
      return result;
    }

    const { pid } = this;
    const source: Source = { pid: heritage.number, threadId: 0 };
    const bare = isNode && shares;
    const begun = kit.now();
    const more = { parent: kit.self, asked: begun - at, pid, raw, shares, bare };
    kit.report({ kind: 'started', at: begun, source, ...more });
    claim(this.stdout, source);
    claim(this.stderr, source);
    if (typeof this.send === 'function') post.watch(this, 'send', () => source);
    const emit = this.emit.bind(this);
    kit.hide(this, 'emit', (event: string, ...rest: unknown[]) => {
      if (event === 'exit') {
        const [code, signal] = rest as [number | null, string | null];
        kit.report({ kind: 'exited', at: kit.now(), source, code, signal });
      }
      if (event === 'message') post.received(source);
      return Reflect.apply(emit, this, [event, ...rest]) as boolean;
    });
    return result;
  }
  kit.hide(tracedSpawn, 'name', 'spawn');
  prototype.spawn = tracedSpawn;

  type SyncName = 'spawnSync' | 'execFileSync' | 'execSync';
  type SyncOptions =
    | { readonly stdio?: unknown; readonly env?: NodeJS.ProcessEnv; readonly shell?: unknown }
    | undefined;

  type Result = Pick<Processes.SpawnSyncReturns<unknown>, 'pid' | 'status' | 'signal'>;

  /** What the last of the `Sync` forms came to: most of them give the program only the output. */
  let last: Result | undefined;

  /** All three end in one function, which Node lets nobody see but by this old door. */
  function watchSyncResults(): void {
    const low = kit.door('spawn_sync');
    const spawnSync = low?.['spawn'];
    // Where there is no such door, only `spawnSync` itself tells of its process.
    if (!spawnSync) return;
    low['spawn'] = (options) => (last = Reflect.apply(spawnSync, low, [options]) as Result);
  }
  watchSyncResults();

  /** Reports a process of which nothing is known before it is over. */
  function reportWhole(at: number, raw: boolean, number: number, result: Result): void {
    const { pid, status, signal } = result;
    if (!pid) return;
    const source: Source = { pid: number, threadId: 0 };
    kit.report({ kind: 'started', at, source, parent: kit.self, pid, raw });
    kit.report({ kind: 'exited', at: kit.now(), source, code: status, signal });
  }

  function traceSync(name: SyncName): void {
    kit.wrap(processes, name, (original, args) => {
      const index = name !== 'execSync' && Array.isArray(args[1]) ? 2 : 1;
      const options = args[index] as SyncOptions;
      const env = options?.env ?? ownEnv;
      const { shell } = options ?? {};
      const direct = name !== 'execSync' && !shell && isNodeFile(String(args[0]));
      const heritage = heritageFor(options?.stdio ?? 'pipe', direct);
      const [variable, value] = traceEnv(heritage);
      const nodeOptions = `${preload} ${env['NODE_OPTIONS'] ?? ''}`.trim();
      const passed = [...args];
      passed[index] = { ...options, env: { ...env, NODE_OPTIONS: nodeOptions, [variable]: value } };
      const raw = heritage.streams.some((stream) => stream !== null);
      const at = kit.now();
      if (raw) kit.report({ kind: 'starting', at, source: kit.self });
      last = undefined;
      try {
        const result = states.standStill(name, () => original(...passed));
        if (name === 'spawnSync') last ??= result as Result;
        return result;
      } finally {
        if (last) reportWhole(at, raw, heritage.number, last);
        if (raw) kit.report({ kind: 'waited', at: kit.now(), source: kit.self });
      }
    });
  }
  traceSync('spawnSync');
  traceSync('execFileSync');
  traceSync('execSync');
}
