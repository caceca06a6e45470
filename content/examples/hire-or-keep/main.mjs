import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const tasks = [1, 2, 3, 4, 5, 6, 7, 8];

async function square(worker, number) {
  worker.postMessage(number);
  const [answer] = await once(worker, 'message');
  return answer;
}

// zh: 每件事都開一個新的執行緒。
// en: A new thread for each task.
let startedAt = Date.now();
let sum = 0;
for (const number of tasks) {
  const worker = new Worker(file);
  sum += await square(worker, number);
  await worker.terminate();
}
const fresh = Date.now() - startedAt;
console.log(`a new thread each time: ${sum}, in ${fresh} ms`);

// zh: 同一個執行緒，一件做完再做一件。
// en: The same thread for all of them.
startedAt = Date.now();
sum = 0;
const worker = new Worker(file);
for (const number of tasks) sum += await square(worker, number);
await worker.terminate();
const kept = Date.now() - startedAt;
console.log(`one thread, kept: ${sum}, in ${kept} ms`);

console.log(`spent on the other seven threads: ${fresh - kept} ms`);
