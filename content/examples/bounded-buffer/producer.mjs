import { workerData } from 'node:worker_threads';
import { BoundedBuffer } from './buffer.mjs';

const buffer = new BoundedBuffer(workerData);

for (let i = 1; i <= 5; i++) {
  const count = buffer.put(i);
  console.log(`producer: put ${i}, now ${count} in the buffer`);
}
