import { isMainThread, parentPort, threadId } from 'node:worker_threads';

const name = isMainThread ? 'child' : 'worker';
console.log(`${name}: process ${process.pid}, thread ${threadId}`);

if (isMainThread) process.send(process.pid);
else parentPort.postMessage(process.pid);
