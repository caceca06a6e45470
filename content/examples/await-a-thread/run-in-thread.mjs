import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

// zh: 讓一個執行緒跑 file，得到它寄回的結果；出錯或沒有寄，就拒絕。
// en: Runs a file in a thread. Gives what it posts; rejects if it fails or posts nothing.
export async function runInThread(file, workerData) {
  const worker = new Worker(file, { workerData });
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`the thread ended with code ${code}, without a result`);
  });
  const [result] = await Promise.race([once(worker, 'message'), ended]);
  return result;
}
