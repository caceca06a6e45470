import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

for (const word of ['interleave', 'concurrency']) {
  console.log(`main: asks for ${word}`);
  worker.postMessage({ word });
  const [{ backwards }] = await once(worker, 'message');
  console.log(`main: hears ${backwards}`);
}

// zh: 說好的暗號：收到 null，就是沒有下一題了。
// en: What the two have agreed on: null means that there is no more.
worker.postMessage(null);
const [code] = await once(worker, 'exit');
console.log(`main: the thread ended with code ${code}`);
