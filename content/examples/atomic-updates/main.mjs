import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const times = 5_000_000;
const memory = new SharedArrayBuffer(4);

const workers = [1, 2].map(() => new Worker(file, { workerData: { memory, times } }));

// zh: 等兩個都準備好，再一起開始。
// en: Wait until both are ready, then let them start together.
await Promise.all(workers.map((worker) => once(worker, 'message')));
for (const worker of workers) worker.postMessage('go');
await Promise.all(workers.map((worker) => once(worker, 'exit')));

const [counter] = new Int32Array(memory);
console.log(`expected ${2 * times}`);
console.log(`counted  ${counter}`);
console.log(`lost     ${2 * times - counter}`);
