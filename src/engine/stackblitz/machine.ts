// A booted container as a machine: programs in directories of their own, side by side.
import type { WebContainer } from '@webcontainer/api';
import { startHeartbeat, type Heartbeat } from '../heartbeat.ts';
import { callLimit, missedBeats, mountLimit } from '../limits.ts';
import { tracePreload } from '../trace/preload.ts';
import {
  EngineError,
  type Machine,
  type Program,
  type RunOptions,
  type Watched,
} from '../types.ts';
import { within } from '../within.ts';
import { buryContainer, containerFrame, discardContainer } from './container.ts';
import { asksNode } from './node-question.ts';
import { nodeRequest } from './node-request.ts';
import { reap } from './reaper.ts';
import { followRun, type FollowedRun } from './run.ts';
import { treeOf } from './tree.ts';

const broken = (cause: unknown): EngineError => new EngineError('stackblitz', 'broken', { cause });
const dead = (what: string): EngineError =>
  new EngineError('stackblitz', 'broken', { cause: new Error(what), needsReload: true });
const late = (limit: number): EngineError => dead(`no answer in ${String(limit)} ms`);

/** Opens a machine on a container. Rejects, and discards the container, when it cannot run Node. */
export async function openMachine(container: WebContainer, signal: AbortSignal): Promise<Machine> {
  let count = 0;
  let ended = false;
  /** Whether the preload is loaded here: else it is known of a program what it prints, and no more. */
  let isTraced = true;
  let heartbeat: Heartbeat | undefined;
  const runs = new Set<FollowedRun>();
  const closed = Promise.withResolvers<EngineError | undefined>();
  let starting = 0;

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
  async function call<T>(
    work: Promise<T>,
    callSignal?: AbortSignal,
    limit = callLimit,
  ): Promise<T> {
    try {
      return await within(limit, work, () => late(limit), callSignal);
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
      onSilence: (isSilent) => {
        for (const run of runs) run.silent(isSilent);
      },
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

  /** Puts files into the container's root. */
  async function mount(files: Readonly<Record<string, string>>, mountSignal?: AbortSignal) {
    const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
    await call(container.mount(treeOf(files)), mountSignal, mountLimit(size));
  }

  /** A preload of its own: what another run reads must not be written meanwhile. */
  function makePreload(watch?: Watched): { key: string; path: string; text: string } {
    const key = crypto.randomUUID();
    const text = tracePreload(key, {
      strange: `${container.workdir}/package.json`,
      watch,
    });
    return { key, path: `.trace/${key}.cjs`, text };
  }

  const requiring = (path: string): string[] => ['--require', `${container.workdir}/${path}`];

  async function run(
    program: Program,
    { signal: runSignal, watch }: RunOptions = {},
  ): Promise<FollowedRun> {
    runSignal?.throwIfAborted();
    // What is being stopped may yet take the container with it.
    await Promise.all([...runs].filter((one) => one.isOver()).map(({ cleared }) => cleared));
    runSignal?.throwIfAborted();
    if (ended) throw broken(new Error('the container is gone'));
    count += 1;
    starting += 1;
    try {
      return await begin(program, `run-${String(count)}`, watch, runSignal);
    } finally {
      starting -= 1;
    }
  }

  /** Starts a program in a fresh directory: what an earlier run wrote must not change what it does. */
  async function begin(
    program: Program,
    home: string,
    watch?: Watched,
    runSignal?: AbortSignal,
  ): Promise<FollowedRun> {
    const preload = makePreload(watch);
    // A container may forget its files; but what another run reads is not written under its eyes.
    const isAlone = runs.size + starting === 1;
    const files = Object.entries(program.files).map(([path, text]) => [`${home}/${path}`, text]);
    await mount(
      {
        ...(isAlone ? nodeRequest : {}),
        [preload.path]: preload.text,
        ...(Object.fromEntries(files) as Record<string, string>),
      },
      runSignal,
    );
    const traced = isTraced ? requiring(preload.path) : [];
    const args = [...traced, program.entry, ...program.args];
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
    const followed = followRun(process, preload.key, since, {
      onOutput: () => heartbeat?.heard(),
      reap: (pids) => reap(container, pids),
      onStuck: () => {
        end(broken(new Error('a program could not be stopped')));
      },
    });
    keep(followed);
    void followed.cleared.then(() => {
      letGo(followed);
      if (ended) return;
      for (const path of [home, preload.path]) {
        container.fs.rm(path, { recursive: true, force: true }).catch(() => undefined);
      }
    });
    return followed;
  }

  container.on('error', ({ message }) => {
    end(broken(new Error(message)));
  });
  try {
    const preload = makePreload();
    await mount({ ...nodeRequest, [preload.path]: preload.text }, signal);
    const spawn = (args: string[]) => call(container.spawn('node', args), signal);
    const answer = await call(asksNode(spawn, requiring(preload.path), preload.key), signal);
    isTraced = answer.isTraced;
    const { nodeVersion } = answer;
    return {
      nodeVersion,
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
