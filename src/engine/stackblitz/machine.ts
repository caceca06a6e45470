// A booted container as a machine: programs in directories of their own, side by side.
import type { FileSystemTree, WebContainer } from '@webcontainer/api';
import { startHeartbeat, type Heartbeat } from '../heartbeat.ts';
import { callLimit, missedBeats } from '../limits.ts';
import { tracePreload } from '../trace/preload.ts';
import { EngineError, type Machine, type Program } from '../types.ts';
import { within } from '../within.ts';
import { buryContainer, containerFrame, discardContainer } from './container.ts';
import { nodeRequest } from './node-request.ts';
import { reap } from './reaper.ts';
import { followRun, readAll, type FollowedRun } from './run.ts';

const broken = (cause: unknown): EngineError => new EngineError('stackblitz', 'broken', { cause });
const dead = (what: string): EngineError =>
  new EngineError('stackblitz', 'broken', { cause: new Error(what), needsReload: true });
const late = (): EngineError => dead(`no answer in ${String(callLimit)} ms`);

/** Opens a machine on a container. Rejects, and discards the container, when it cannot run Node. */
export async function openMachine(container: WebContainer, signal: AbortSignal): Promise<Machine> {
  let count = 0;
  let ended = false;
  let heartbeat: Heartbeat | undefined;
  const runs = new Set<FollowedRun>();
  const closed = Promise.withResolvers<EngineError | undefined>();
  const key = crypto.randomUUID();
  const preload = `.trace/${key}.cjs`;
  const trace = tracePreload(key, `${container.workdir}/package.json`);

  function end(cause?: EngineError): void {
    if (ended) return;
    ended = true;
    heartbeat?.stop();
    for (const run of runs) run.fail(cause ?? broken(new Error('the machine was closed')));
    if (cause?.needsReload) buryContainer();
    else discardContainer(container);
    closed.resolve(cause);
  }

  /** A call to the container. One that fails means that it is broken; no answer, that it is dead. */
  async function call<T>(work: Promise<T>, callSignal?: AbortSignal): Promise<T> {
    try {
      return await within(callLimit, work, late, callSignal);
    } catch (error) {
      if (callSignal?.aborted) throw error;
      const cause = error instanceof EngineError ? error : broken(error);
      end(cause);
      throw cause;
    }
  }

  /** Watches over the container for as long as a program runs in it. */
  function keep(followed: FollowedRun): void {
    runs.add(followed);
    heartbeat ??= startHeartbeat({
      patience: missedBeats,
      isThere: () => containerFrame() !== undefined,
      ask: () => container.fs.readdir('.'),
      onDeath: () => {
        end(dead('no sign of life'));
      },
    });
  }

  function letGo(followed: FollowedRun): void {
    runs.delete(followed);
    if (runs.size > 0) return;
    heartbeat?.stop();
    heartbeat = undefined;
  }

  async function run(program: Program, runSignal?: AbortSignal): Promise<FollowedRun> {
    runSignal?.throwIfAborted();
    // What is being stopped may yet take the container with it.
    await Promise.all([...runs].filter((one) => one.isOver()).map(({ cleared }) => cleared));
    runSignal?.throwIfAborted();
    if (ended) throw broken(new Error('the container is gone'));
    count += 1;
    const home = `run-${String(count)}`;
    // A fresh directory each time: what an earlier run wrote must not change what this one does.
    await call(container.mount({ [home]: { directory: treeOf(program.files) } }), runSignal);
    const args = ['--require', `${container.workdir}/${preload}`, program.entry, ...program.args];
    const since = performance.now();
    const spawning = container.spawn('node', args, { cwd: home, env: { ...program.env } });
    let process;
    try {
      process = await call(spawning, runSignal);
    } catch (error) {
      spawning.then(
        (orphan) => {
          orphan.kill();
        },
        () => undefined,
      );
      throw error;
    }
    const followed = followRun(process, key, since, {
      onOutput: () => heartbeat?.heard(),
      reap: (pids) => reap(container, pids),
      onStuck: () => {
        end(broken(new Error('a program could not be stopped')));
      },
    });
    keep(followed);
    void followed.cleared.then(() => {
      letGo(followed);
      if (!ended) container.fs.rm(home, { recursive: true, force: true }).catch(() => undefined);
    });
    return followed;
  }

  container.on('error', ({ message }) => {
    end(broken(new Error(message)));
  });
  try {
    await call(container.mount(treeOf({ ...nodeRequest, [preload]: trace })), signal);
    const nodeVersion = await call(readAll(container.spawn('node', ['--version'])), signal);
    return {
      nodeVersion: nodeVersion.trim(),
      run,
      close: () => {
        end();
        return Promise.resolve();
      },
      closed: closed.promise,
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** The client's own form of a set of files. */
function treeOf(files: Readonly<Record<string, string>>): FileSystemTree {
  const root: FileSystemTree = {};
  for (const [path, contents] of Object.entries(files)) {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    let folder = root;
    for (const part of folders) {
      const node = folder[part];
      const directory = node && 'directory' in node ? node.directory : {};
      folder[part] = { directory };
      folder = directory;
    }
    folder[name] = { file: { contents } };
  }
  return root;
}
