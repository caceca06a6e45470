import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const worker = new Worker(file, { workerData: 20_000_000 });

worker.on('message', (count) => {
  console.log(`main: the thread found ${count} primes`);
});
worker.on('exit', (code) => {
  console.log(`main: the thread ended with code ${code}`);
});

console.log('main: asked, and going on');
