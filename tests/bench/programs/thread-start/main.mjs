// Starts five threads at once: the milliseconds until the last has said its first word.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const began = performance.now();
const workers = Array.from({ length: 5 }, () => new Worker(new URL('worker.mjs', import.meta.url)));
await Promise.all(workers.map((worker) => once(worker, 'message')));
console.log(JSON.stringify({ last: performance.now() - began }));
