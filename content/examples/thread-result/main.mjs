import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
  workerData: 'sales.csv',
});

worker.on('message', (totals) => console.log('main: the thread found', totals));
worker.on('error', (error) => console.error('main: the thread failed:', error));
worker.on('exit', (code) =>
  console.log(`main: the thread ended with code ${code}`),
);

console.log('main: asked, and going on');
