import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const greet = (name) => console.log(`hello, ${name}`);

try {
  new Worker(file, { workerData: { greet } });
} catch (error) {
  console.log('a function:', error.name);
}

// zh: 物件、陣列、Map、Date 都能複製。
// en: Objects, arrays, Maps and Dates can be copied.
const worker = new Worker(file, { workerData: { names: ['Ada', 'Alan'] } });
await once(worker, 'exit');
