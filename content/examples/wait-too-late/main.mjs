import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const nap = (naptime) => new Worker(file, { workerData: naptime });

const quick = nap(100);
const slow = nap(1500);

await once(slow, 'exit');
console.log('main: the slow one has ended');

// zh: 快的那個早就結束了；它的 exit 事件不會再來一次。
// en: The quick one ended long ago; its exit event will not come again.
await once(quick, 'exit');
console.log('main: this line is never reached');
