import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

// zh: 先忙別的，忙到執行緒早就結束了。
// en: Busy with other things, until the thread has long ended.
while (worker.threadId !== -1) await sleep(200);
console.log('main: now I wait for the thread');

// zh: 它的 exit 事件已經來過，不會再來一次。
// en: Its exit event has come already, and will not come again.
await once(worker, 'exit');
console.log('main: this line is never reached');
