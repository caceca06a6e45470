import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const startedAt = Date.now();

const workers = [300, 100, 200].map(
  (naptime) => new Worker(file, { workerData: naptime }),
);
console.log('main: waiting');

// zh: 每個執行緒一個 Promise，結束時兌現；三個都等到才往下走。
// en: One promise a thread, settled when it ends; go on once all three have.
await Promise.all(workers.map((worker) => once(worker, 'exit')));

console.log(`main: all three ended, ${Date.now() - startedAt} ms`);
