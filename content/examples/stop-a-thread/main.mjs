import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

await once(worker, 'message');
console.log('main: it has begun, and will not stop by itself');

const code = await worker.terminate();
console.log(`main: the thread ended with code ${code}`);
