import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const cart = ['tea'];

const worker = new Worker(file, { workerData: cart });
await once(worker, 'exit');

// zh: 執行緒加的東西，這裡看不到。
// en: What the thread added is not here.
console.log('main:  ', cart);
