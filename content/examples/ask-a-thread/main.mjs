import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

for (const product of ['soup', 'tea']) {
  console.log(`main: asks for the price of ${product}`);
  worker.postMessage({ product });
  const [{ price }] = await once(worker, 'message');
  console.log(`main: receives ${price}`);
}

// zh: 約定好的：null 表示沒有下一題了。
// en: What the two have agreed on: null means that there are no more questions.
worker.postMessage(null);
const [code] = await once(worker, 'exit');
console.log(`main: the thread ended with code ${code}`);
