import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { BoundedBuffer } from './buffer.mjs';

const memory = new SharedArrayBuffer(BoundedBuffer.bytes);

const workers = ['producer', 'consumer'].map(
  (name) =>
    new Worker(new URL(`./${name}.mjs`, import.meta.url), { workerData: memory }),
);
await Promise.all(workers.map((worker) => once(worker, 'exit')));
console.log('main: both are done');
