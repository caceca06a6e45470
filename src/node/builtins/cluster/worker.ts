// The class of `cluster.worker` and of what `cluster.fork` gives.
import { bare } from '../../values/bare.ts';
import type { EventEmitter } from '../../events/emitter.ts';

/** What a worker needs of its process: a `ChildProcess`, or `process` itself. */
export interface WorkerProcess extends EventEmitter {
  readonly connected: boolean;
  readonly exitCode?: number | null | undefined;
  readonly signalCode?: string | null;
  kill(signal?: unknown): unknown;
  send?(...args: unknown[]): boolean;
}

interface WorkerOptions {
  readonly id?: number;
  readonly state?: string;
  readonly process?: WorkerProcess;
}

/** How a worker ends, which differs between the two sides. */
export interface WorkerEnds {
  disconnect(worker: ClusterWorker): void;
  destroy(worker: ClusterWorker, signal?: unknown): void;
}

/** A worker, on either side. */
export interface ClusterWorker extends EventEmitter {
  id: number;
  state: string;
  exitedAfterDisconnect: boolean | undefined;
  process: WorkerProcess;
  isConnected(): boolean;
  isDead(): boolean;
  disconnect(): ClusterWorker;
}

/** Makes `cluster.Worker` for one side. */
export function createWorkerClass(Emitter: typeof EventEmitter, ends: () => WorkerEnds) {
  class Worker extends Emitter implements ClusterWorker {
    exitedAfterDisconnect: boolean | undefined = undefined;
    state: string;
    id: number;
    declare process: WorkerProcess;

    constructor(given?: WorkerOptions) {
      super();
      const options = typeof given === 'object' ? given : {};
      this.state = options.state || 'none';
      this.id = (options.id ?? 0) | 0;
      if (!options.process) return;
      this.process = options.process;
      this.process.on('error', (...args) => this.emit('error', ...args));
      this.process.on('message', (...args) => this.emit('message', ...args));
    }

    send(...args: unknown[]): boolean {
      return this.process.send?.(...args) ?? false;
    }

    isDead(): boolean {
      const { exitCode, signalCode } = this.process;
      return (exitCode ?? signalCode ?? null) !== null;
    }

    isConnected(): boolean {
      return this.process.connected;
    }

    disconnect(): this {
      ends().disconnect(this);
      return this;
    }

    destroy(signal?: unknown): void {
      ends().destroy(this, signal);
    }

    kill(signal?: unknown): void {
      this.destroy(signal);
    }
  }
  // In Node it is a function, which makes one also without `new`.
  return new Proxy(
    Worker,
    bare({
      apply: (target, _, args) => Reflect.construct(target, args) as Worker,
    }),
  );
}
