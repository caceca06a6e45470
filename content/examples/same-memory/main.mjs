import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 一塊 16 位元組的記憶體，看成四個整數。
// en: Sixteen bytes of memory, seen as four whole numbers.
const memory = new SharedArrayBuffer(16);
const numbers = new Int32Array(memory);
const plain = [0, 0, 0, 0];

const worker = new Worker(file, { workerData: { memory, plain } });
await once(worker, 'exit');

console.log('main: the plain array is', plain.join(' '));
console.log('main: the shared one is', numbers.join(' '));
