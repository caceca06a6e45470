import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

worker.on('error', (error) => {
  console.log(`main: the thread threw ${error.name}: ${error.message}`);
});
worker.on('exit', (code) => {
  console.log(`main: the thread ended with code ${code}`);
});
