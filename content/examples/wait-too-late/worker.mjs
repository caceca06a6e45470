import { workerData as naptime } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';

await sleep(naptime);
console.log(`thread: slept ${naptime} ms`);
