import { Worker } from 'node:worker_threads';
import { askerOf } from './asker.mjs';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const ask = askerOf(worker);

async function show(product) {
  try {
    console.log(`main: ${product} costs ${await ask(product)}`);
  } catch (error) {
    console.log(`main: ${product}: ${error.message}`);
  }
}

// zh: 三題一起問，不等前一題的回答。
// en: Three questions at once, without waiting for answers in between.
await Promise.all(['soup', 'tea', 'hats'].map(show));

await worker.terminate();
await show('cake');
