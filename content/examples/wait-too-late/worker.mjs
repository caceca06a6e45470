import { setTimeout as sleep } from 'node:timers/promises';

await sleep(100);
console.log('thread: done');
