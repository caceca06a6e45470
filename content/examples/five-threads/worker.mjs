import { workerData } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';

const { number, startedAt } = workerData;

console.log(`thread ${number}: start`);

// zh: 用睡一秒代替一秒的工作。
// en: A second of sleep stands in for a second of work.
await sleep(1000);

console.log(`thread ${number}: done after ${Date.now() - startedAt} ms`);
