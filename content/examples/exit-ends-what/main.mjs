import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./leave.mjs', import.meta.url);

const [threadCode] = await once(new Worker(file), 'exit');
console.log(`main: the thread ended with code ${threadCode}`);

const [processCode] = await once(fork(file), 'exit');
console.log(`main: the process ended with code ${processCode}`);

console.log('main: and I am still here');
