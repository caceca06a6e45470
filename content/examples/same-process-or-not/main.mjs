import { fork } from 'node:child_process';
import { once } from 'node:events';
import { threadId, Worker } from 'node:worker_threads';

console.log(`main: process ${process.pid}, thread ${threadId}`);

// zh: 同一個檔案，一次當執行緒跑，一次當程序跑。
// en: The same file, once as a thread and once as a process.
const file = new URL('./who.mjs', import.meta.url);
const worker = new Worker(file);
const child = fork(file);

const [[workerPid], [childPid]] = await Promise.all([
  once(worker, 'message'),
  once(child, 'message'),
]);
console.log(`main: the worker is in my process: ${workerPid === process.pid}`);
console.log(`main: the child is in my process: ${childPid === process.pid}`);
