import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const worker = new Worker(file);

worker.on('error', (error) => {
  console.log(`main: the thread threw ${error.name}: ${error.message}`);
});
worker.on('exit', (code) => {
  console.log(`main: the thread ended with code ${code}`);
});
