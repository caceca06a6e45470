import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: 3_000_000 });

worker.on('message', (count) => {
  console.log(`main: the thread found ${count} primes`);
});
worker.on('exit', (code) => {
  console.log(`main: the thread ended with code ${code}`);
});

console.log('main: asked, and going on');
