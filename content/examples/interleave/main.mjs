import { Worker, isMainThread } from 'node:worker_threads';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

// zh: 主執行緒再開一個執行緒，跑的是同一個檔案，等它起來了才開始數。
// en: The main thread starts a second one, on this same file, and waits until it is up.
if (isMainThread) await once(new Worker(new URL(import.meta.url)), 'online');

// zh: 從這裡開始，兩個執行緒各數各的。
// en: From here on, two threads count, each for itself.
const who = isMainThread ? 'main' : 'worker';

for (let i = 1; i <= 5; i++) {
  console.log(`${who}: ${i}`);
  await sleep(isMainThread ? 200 : 150);
}
