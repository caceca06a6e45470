import { Worker, isMainThread } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';

// zh: 主執行緒再開一個執行緒，跑的是同一個檔案。
// en: The main thread starts a second thread, which runs this same file.
if (isMainThread) new Worker(new URL(import.meta.url));

// zh: 從這裡開始，兩個執行緒各數各的。
// en: From here on, two threads count, each for itself.
const who = isMainThread ? 'main' : 'worker';

for (let i = 1; i <= 5; i++) {
  console.log(`${who}: ${i}`);
  await sleep(isMainThread ? 200 : 150);
}
