import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);

// zh: once 也聽 'error'：執行緒出錯，這個 Promise 就被拒絕。
// en: once() listens for 'error' too: if the thread fails, its promise rejects.
async function dishIn(text) {
  const worker = new Worker(file, { workerData: text });
  const [dish] = await once(worker, 'message');
  return dish;
}

for (const text of ['{"dish": "soup"}', 'soup, please']) {
  try {
    console.log(`main: the dish is ${await dishIn(text)}`);
  } catch (error) {
    console.log(`main: caught a ${error.name}`);
  }
}
