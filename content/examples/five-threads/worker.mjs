import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

const { number, seconds } = workerData;
const startedAt = performance.now();

console.log(`thread ${number}: start`);
await sleep(seconds * 1000);
const elapsed = Math.round(performance.now() - startedAt);
console.log(`thread ${number}: done after ${elapsed} ms`);
