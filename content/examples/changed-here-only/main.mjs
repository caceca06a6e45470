import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { soup } from './soup.mjs';

const file = new URL('./change.mjs', import.meta.url);
await once(new Worker(file), 'exit');
await once(fork(file), 'exit');

console.log(`main: bowls left: ${soup.bowls}`);
