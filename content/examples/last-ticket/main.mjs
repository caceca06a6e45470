import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const memory = new SharedArrayBuffer(4);
const tickets = new Int32Array(memory);
tickets[0] = 1;

const workers = ['Ada', 'Alan'].map(
  (name) => new Worker(file, { workerData: { memory, name } }),
);

// zh: 兩個都看過了，才輪到付錢。
// en: Both have looked before either of them pays.
await Promise.all(workers.map((worker) => once(worker, 'message')));
for (const worker of workers) worker.postMessage('pay');
await Promise.all(workers.map((worker) => once(worker, 'exit')));

console.log(`main: tickets left, ${tickets[0]}`);
