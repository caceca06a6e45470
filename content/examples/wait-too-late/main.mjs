import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const fast = new Worker(file, { workerData: { name: 'fast', ms: 100 } });
const slow = new Worker(file, { workerData: { name: 'slow', ms: 1000 } });

// zh: 一個一個等，像 Python 的 join()。
// en: One after another, like join() in Python.
await once(slow, 'exit');
console.log('main: the slow one has ended');

// zh: 快的那個早就結束了，它的 exit 事件不會再來一次。
// en: The fast one ended long ago. Its exit event will not come again.
await once(fast, 'exit');
console.log('main: this line is never reached');
