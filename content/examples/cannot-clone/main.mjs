import { Worker } from 'node:worker_threads';

const greet = (name) => console.log(`hello, ${name}`);
const url = new URL('./worker.mjs', import.meta.url);

try {
  new Worker(url, { workerData: { greet } });
} catch (error) {
  console.log('a function:', error.name);
}

// zh: 物件、陣列、Map、Date 都能複製。
// en: Objects, arrays, Maps and Dates can be copied.
new Worker(url, { workerData: { names: ['Ada', 'Alan'] } });
