// `node:cluster` as the primary process has it.
import type { EventEmitter } from '../../events/emitter.ts';
import { exchangeActs } from './acts.ts';
import { createWorkerClass } from './worker.ts';
import type { ClusterWorker, WorkerProcess } from './worker.ts';

export interface ClusterSettings {
  readonly exec?: string | undefined;
  readonly args?: readonly string[];
  readonly execArgv?: readonly string[];
  readonly silent?: boolean;
  readonly [name: string]: unknown;
}

export interface PrimaryNeeds {
  readonly EventEmitter: typeof EventEmitter;
  readonly process: {
    readonly argv: readonly string[];
    readonly execArgv: readonly string[];
    readonly env: Readonly<Record<string, string | undefined>>;
    nextTick(job: () => void): void;
  };
  readonly fork: (path: string, args: readonly string[], options: object) => WorkerProcess;
}

/** The exports of `node:cluster` in a process that is no worker. */
export function createPrimary({ EventEmitter: Emitter, process, fork: launch }: PrimaryNeeds) {
  const talks = new WeakMap<ClusterWorker, ReturnType<typeof exchangeActs>>();
  const allGone = new Emitter();
  let lastId = 0;

  const Worker = createWorkerClass(Emitter, () => ({
    disconnect(worker) {
      worker.exitedAfterDisconnect = true;
      talks.get(worker)?.say('disconnect');
      remove(worker);
    },
    destroy(worker, signal) {
      worker.process.kill(signal || 'SIGTERM');
    },
  }));

  const workers: Record<number, ClusterWorker> = {};
  const settings: ClusterSettings = {};
  const cluster = Object.assign(new Emitter(), {
    isWorker: false,
    isMaster: true,
    isPrimary: true,
    Worker,
    workers,
    settings,
    SCHED_NONE: 1,
    SCHED_RR: 2,
    schedulingPolicy: 2,
    setupPrimary,
    setupMaster: setupPrimary,
    fork,
    disconnect,
  });

  function setupPrimary(options?: ClusterSettings): void {
    const next: ClusterSettings = {
      args: process.argv.slice(2),
      exec: process.argv[1],
      execArgv: process.execArgv,
      silent: false,
      ...cluster.settings,
      ...options,
    };
    cluster.settings = next;
    process.nextTick(() => {
      cluster.emit('setup', next);
    });
  }

  function fork(env?: object): ClusterWorker {
    setupPrimary();
    lastId += 1;
    const { exec = '', args = [], execArgv, silent, ...settings } = cluster.settings;
    const child = launch(exec, args, {
      ...settings,
      execArgv,
      silent,
      env: { ...process.env, ...env, NODE_UNIQUE_ID: String(lastId) },
    });
    const worker: ClusterWorker = new Worker({ id: lastId, process: child });
    worker.on('message', (...args) => cluster.emit('message', worker, ...args));
    child.once('exit', (...args) => {
      if (!worker.isConnected()) remove(worker);
      ended(worker, 'exit', 'dead', args);
    });
    child.once('disconnect', () => {
      if (worker.isDead()) remove(worker);
      ended(worker, 'disconnect', 'disconnected', []);
    });
    const talk = exchangeActs(child, (act) => {
      if (act === 'exitedAfterDisconnect') worker.exitedAfterDisconnect = true;
      if (act !== 'online') return;
      worker.emit('online');
      cluster.emit('online', worker);
    });
    talks.set(worker, talk);
    process.nextTick(() => {
      cluster.emit('fork', worker);
    });
    cluster.workers[worker.id] = worker;
    return worker;
  }

  function ended(
    worker: ClusterWorker,
    name: 'exit' | 'disconnect',
    state: string,
    args: readonly unknown[],
  ): void {
    worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
    worker.state = state;
    worker.emit(name, ...args);
    cluster.emit(name, worker, ...args);
  }

  function remove(worker: ClusterWorker): void {
    Reflect.deleteProperty(cluster.workers, worker.id);
    if (Object.keys(cluster.workers).length === 0) allGone.emit('disconnect');
  }

  function disconnect(onGone?: () => void): void {
    const running = Object.values(cluster.workers);
    if (running.length === 0) {
      process.nextTick(() => {
        allGone.emit('disconnect');
      });
    }
    for (const worker of running) if (worker.isConnected()) worker.disconnect();
    if (typeof onGone === 'function') allGone.once('disconnect', onGone);
  }

  return cluster;
}
