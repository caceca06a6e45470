import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { blur } from './blur.mjs';

const seconds = () => new Date().toISOString().slice(17, 22);

const worker = new Worker(new URL('./worker.mjs', import.meta.url));
await once(worker, 'online');

// zh: worker 收到訊息就印，主執行緒這時正忙著計算。
// en: The worker prints when it receives this. By then, main is busy computing.
worker.postMessage('print');
console.log(`main: begins to compute at ${seconds()}`);
blur(new Uint8Array(800 * 600), 800, 8);
console.log(`main: has computed at ${seconds()}`);
