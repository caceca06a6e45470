// A booted container as a machine: programs in directories of their own, side by side.
import type { FileSystemTree, WebContainer } from '@webcontainer/api';
import { callLimit } from '../limits.ts';
import { tracePreload } from '../trace/preload.ts';
import { EngineError, type Machine, type Program } from '../types.ts';
import { within } from '../within.ts';
import { discardContainer } from './container.ts';
import { followRun, readAll, type FollowedRun } from './run.ts';

const broken = (cause: unknown): EngineError => new EngineError('stackblitz', 'broken', { cause });
const late = (): EngineError => broken(new Error(`no answer in ${String(callLimit)} ms`));

/** Opens a machine on a container. Rejects, and discards the container, when it cannot run Node. */
export async function openMachine(container: WebContainer, signal: AbortSignal): Promise<Machine> {
  let count = 0;
  let ended = false;
  const runs = new Set<FollowedRun>();
  let settleClosed: (cause: EngineError | undefined) => void = () => undefined;
  const closed = new Promise<EngineError | undefined>((resolve) => (settleClosed = resolve));

  function end(cause?: EngineError): void {
    if (ended) return;
    ended = true;
    for (const run of runs) run.fail(cause ?? broken(new Error('the machine was closed')));
    discardContainer(container);
    settleClosed(cause);
  }

  /** A call to the container. One that fails, or does not answer, means that the container is dead. */
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

  async function run(program: Program, runSignal?: AbortSignal): Promise<FollowedRun> {
    runSignal?.throwIfAborted();
    if (ended) throw broken(new Error('the container is gone'));
    count += 1;
    const home = `run-${String(count)}`;
    const key = crypto.randomUUID();
    const preload = `.trace/${key}.cjs`;
    // A fresh directory each time: what an earlier run wrote must not change what this one does.
    await call(
      container.mount({
        ...treeOf({ [preload]: tracePreload(key) }),
        [home]: { directory: treeOf(program.files) },
      }),
      runSignal,
    );
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
    const followed = followRun(process, key, since, () => {
      end(broken(new Error('a program could not be stopped')));
    });
    runs.add(followed);
    const tidy = (): void => {
      runs.delete(followed);
      if (ended) return;
      const remove = (path: string) => container.fs.rm(path, { recursive: true, force: true });
      Promise.all([remove(home), remove(preload)]).catch(() => undefined);
    };
    void followed.gone.then(tidy);
    return followed;
  }

  container.on('error', ({ message }) => {
    end(broken(new Error(message)));
  });
  try {
    const nodeVersion = await call(readAll(container.spawn('node', ['--version'])), signal);
    return {
      nodeVersion: nodeVersion.trim(),
      run,
      close: () => {
        end();
        return Promise.resolve();
      },
      closed,
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
