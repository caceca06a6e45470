import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const startedAt = Date.now();

for (let number = 1; number <= 5; number++) {
  // zh: workerData 就是執行緒的引數。
  // en: workerData holds the thread's arguments.
  new Worker(file, { workerData: { number, startedAt } });
}

console.log('main: five threads created, and I am not waiting');
