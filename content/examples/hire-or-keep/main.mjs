import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const texts = 'tea coffee cake juice soup rice bread water'.split(' ');

async function hash(worker, text) {
  worker.postMessage(text);
  const [digest] = await once(worker, 'message');
  return digest;
}

// zh: 每件事都開一個新的執行緒。
// en: A new thread for each text.
let startedAt = performance.now();
const first = new Set();
for (const text of texts) {
  const worker = new Worker(file);
  first.add(await hash(worker, text));
  await worker.terminate();
}
const fresh = performance.now() - startedAt;
console.log(
  `a new thread each time: ${first.size} hashes in ${fresh.toFixed(1)} ms`,
);

// zh: 同一個執行緒，一件做完再做一件。
// en: The same thread for all of them.
startedAt = performance.now();
const second = new Set();
const worker = new Worker(file);
for (const text of texts) second.add(await hash(worker, text));
await worker.terminate();
const kept = performance.now() - startedAt;
console.log(`one thread, kept: ${second.size} hashes in ${kept.toFixed(1)} ms`);

console.log(`spent on the other seven threads: ${(fresh - kept).toFixed(1)} ms`);
