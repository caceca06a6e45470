// `node:cluster` as a worker process has it.
import type { EventEmitter } from '../../events/emitter.ts';
import { exchangeActs } from './acts.ts';
import { createWorkerClass } from './worker.ts';
import type { ClusterWorker, WorkerProcess } from './worker.ts';

export interface ChildNeeds {
  readonly EventEmitter: typeof EventEmitter;
  readonly process: WorkerProcess & {
    disconnect?(): void;
    exit(code: number): void;
  };
  readonly id: number;
}

/** The exports of `node:cluster` in a process that `cluster.fork` made. Tells the primary at once. */
export function createChild({ EventEmitter: Emitter, process, id }: ChildNeeds) {
  const Worker = createWorkerClass(Emitter, () => ({
    disconnect: leave,
    destroy(worker) {
      if (worker.state === 'destroying') return;
      if (!worker.isConnected()) {
        worker.exitedAfterDisconnect = true;
        process.exit(0);
        return;
      }
      worker.state = 'destroying';
      process.once('disconnect', () => {
        process.exit(0);
      });
      leave(worker);
    },
  }));
  const worker: ClusterWorker = new Worker({ id, process, state: 'online' });

  function leave(which: ClusterWorker): void {
    if (which.state === 'disconnecting') return;
    which.exitedAfterDisconnect = true;
    if (which.state !== 'destroying') which.state = 'disconnecting';
    // The primary knows before the channel closes, so that it takes the end for a wanted one.
    talk.say('exitedAfterDisconnect', () => process.disconnect?.());
  }

  process.once('disconnect', () => {
    worker.emit('disconnect');
    // Without its primary a worker is of no use.
    if (!worker.exitedAfterDisconnect) process.exit(0);
  });
  const talk = exchangeActs(process, (act) => {
    if (act !== 'disconnect') return;
    worker.exitedAfterDisconnect = true;
    process.disconnect?.();
  });
  talk.say('online');

  return Object.assign(new Emitter(), {
    isWorker: true,
    isMaster: false,
    isPrimary: false,
    worker,
    Worker,
    SCHED_NONE: 1,
    SCHED_RR: 2,
  });
}
