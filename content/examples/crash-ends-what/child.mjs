import { once } from 'node:events';
import { isMainThread, Worker } from 'node:worker_threads';

// zh: 一個程序，兩個執行緒，都跑這個檔案，都要活一分鐘。
// en: One process with two threads. Both run this file, and would stay for a minute.
setTimeout(() => {}, 60_000);

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  await once(worker, 'online');
  process.send('both are running');
  await once(worker, 'exit');
}
