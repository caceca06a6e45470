import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);

async function transferBothWays(inOrder) {
  // zh: 兩個帳戶各一把鎖，第三格數幾個執行緒拿到了第一把。
  // en: A lock for each account, and a count of who has a first lock.
  const memory = new SharedArrayBuffer(12);
  const transfers = [
    { name: 'Ada', from: 0, to: 1, patience: 500 },
    { name: 'Alan', from: 1, to: 0, patience: Infinity },
  ];
  const workers = transfers.map(
    (transfer) =>
      new Worker(file, { workerData: { ...transfer, memory, inOrder } }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
}

console.log('each takes the account it pays from first');
await transferBothWays(false);

console.log('both take the account with the lower number first');
await transferBothWays(true);
