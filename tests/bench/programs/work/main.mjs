// The same work on the main thread, then on a thread for each core at once: how much is done a second,
// and how many times as much by all.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { work } from './work.mjs';

const url = new URL('worker.mjs', import.meta.url);
const workers = Array.from({ length: availableParallelism() }, () => new Worker(url));
await Promise.all(workers.map((worker) => once(worker, 'message')));

work();
const began = performance.now();
work();
const alone = performance.now() - began;

const done = workers.map((worker) => once(worker, 'message'));
const begunTogether = performance.now();
for (const worker of workers) worker.postMessage('work');
await Promise.all(done);
const together = performance.now() - begunTogether;

console.log(JSON.stringify({ rate: 1000 / alone, speedup: (workers.length * alone) / together }));
await Promise.all(workers.map((worker) => worker.terminate()));
