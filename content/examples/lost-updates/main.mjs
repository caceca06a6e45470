import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const memory = new SharedArrayBuffer(12);

const workers = [0, 1].map(
  (self) => new Worker(file, { workerData: { memory, self } }),
);
await Promise.all(workers.map((worker) => once(worker, 'exit')));

const [counter, ...millions] = new Uint32Array(memory);
const expected = (millions[0] + millions[1]) * 1_000_000;
console.log(`expected ${expected}`);
console.log(`counted  ${counter}`);
console.log(`lost     ${expected - counter}`);
