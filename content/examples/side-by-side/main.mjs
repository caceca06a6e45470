import { Worker } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 建立的同時就開始執行，不必再呼叫 start()。
// en: Creating it starts it: there is no start() to call.
new Worker(file);

for (let i = 1; i <= 5; i++) {
  console.log(`main: ${i}`);
  await sleep(200);
}
