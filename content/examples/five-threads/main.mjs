import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const startedAt = performance.now();

// zh: workerData 就是執行緒的引數。
// en: workerData holds the thread's arguments.
const workers = [1, 2, 3, 4, 5].map(
  (number) => new Worker(file, { workerData: { number, seconds: 1 } }),
);
console.log('main: five threads created');

await Promise.all(workers.map((worker) => once(worker, 'exit')));
const elapsed = Math.round(performance.now() - startedAt);
console.log(`main: all five ended, ${elapsed} ms`);
