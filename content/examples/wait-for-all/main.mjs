import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const startedAt = performance.now();

const workers = [24, 6, 12].map(
  (megabytes) => new Worker(file, { workerData: megabytes }),
);
console.log('main: waiting');

// zh: 每個執行緒一個 Promise，執行緒結束就兌現；三個都兌現才往下走。
// en: One promise for each thread, fulfilled when it ends; go on when all three are.
await Promise.all(workers.map((worker) => once(worker, 'exit')));

const elapsed = Math.round(performance.now() - startedAt);
console.log(`main: all three ended, ${elapsed} ms`);
