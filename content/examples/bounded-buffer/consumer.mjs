import { workerData } from 'node:worker_threads';
import { BoundedBuffer } from './buffer.mjs';

const buffer = new BoundedBuffer(workerData);

for (let i = 1; i <= 5; i++) {
  console.log(`consumer: took ${buffer.take()}`);
}
