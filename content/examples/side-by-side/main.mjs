import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { count } from './count.mjs';

// zh: 建立的同時就開始執行，不必再呼叫 start()。
// en: Creating it starts it: there is no start() to call.
const worker = new Worker(new URL('./worker.mjs', import.meta.url));

// zh: 主執行緒自己也數，同時等 worker 結束。
// en: The main thread counts too, and waits for the worker to end.
await Promise.all([count('main', 3), once(worker, 'exit')]);
console.log('main: both have finished');
