import { workerData } from 'node:worker_threads';

const { memory, plain } = workerData;
const numbers = new Int32Array(memory);

// zh: 一個是複本，一個是同一塊記憶體。
// en: One of these is a copy, the other the very same memory.
plain[0] = 42;
numbers[0] = 42;
console.log('worker: wrote 42 to both');
