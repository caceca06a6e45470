import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 第一格是票，第二格是鎖。
// en: The first cell holds the tickets, the second is the lock.
const memory = new SharedArrayBuffer(8);
const tickets = new Int32Array(memory, 0, 1);
tickets[0] = 1;

const workers = ['Ada', 'Alan'].map(
  (name) => new Worker(file, { workerData: { memory, name } }),
);

// zh: 兩個都準備好了，才一起開始。
// en: They start together, once both are ready.
await Promise.all(workers.map((worker) => once(worker, 'message')));
for (const worker of workers) worker.postMessage('go');
await Promise.all(workers.map((worker) => once(worker, 'exit')));

console.log(`main: tickets left, ${tickets[0]}`);
