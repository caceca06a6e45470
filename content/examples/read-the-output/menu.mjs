import { setTimeout as sleep } from 'node:timers/promises';

console.log('soup');
await sleep(300);
console.log('rice');
