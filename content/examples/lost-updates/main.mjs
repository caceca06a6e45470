import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const times = 50_000_000;
const memory = new SharedArrayBuffer(8);

const workers = [1, 2].map(() => new Worker(file, { workerData: { memory, times } }));
await Promise.all(workers.map((worker) => once(worker, 'exit')));

const [counter] = new Int32Array(memory);
console.log(`expected ${2 * times}`);
console.log(`counted  ${counter}`);
console.log(`lost     ${2 * times - counter}`);
