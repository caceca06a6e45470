import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

await sleep(workerData.ms);
console.log(`thread: ${workerData.name} one done`);
