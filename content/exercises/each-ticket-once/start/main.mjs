import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const count = 1_000_000;
const tickets = new Int32Array(new SharedArrayBuffer(4));
tickets[0] = count;
// zh: 每張票賣了幾次；號碼從 1 開始。
// en: How often each ticket was sold. Their numbers begin at 1.
const sold = new Uint8Array(new SharedArrayBuffer(count + 1));
const gate = new Int32Array(new SharedArrayBuffer(4));

const file = new URL('./worker.mjs', import.meta.url);
const workers = Array.from(
  { length: 4 },
  () => new Worker(file, { workerData: { tickets, sold, gate } }),
);
const ended = workers.map((worker) => once(worker, 'exit'));
await Promise.all(workers.map((worker) => once(worker, 'message')));

// zh: 都準備好了，一起開賣。
// en: All are ready: they begin together.
Atomics.store(gate, 0, 1);
Atomics.notify(gate, 0);
await Promise.all(ended);

const numbers = sold.subarray(1);
console.log(
  `sold more than once: ${numbers.filter((times) => times > 1).length}`,
);
console.log(`never sold: ${numbers.filter((times) => times === 0).length}`);
console.log(`left: ${tickets[0]}`);
