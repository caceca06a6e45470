import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);

async function countTogether() {
  const memory = new SharedArrayBuffer(12);
  const workers = [0, 1].map(
    (self) => new Worker(file, { workerData: { memory, self } }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'exit')));

  const [counter, ...millions] = new Uint32Array(memory);
  return { counter, expected: (millions[0] + millions[1]) * 1_000_000 };
}

// zh: 電腦忙得讓兩邊輪流跑的話，可能剛好什麼都沒少。那就再來一次。
// en: On a busy computer the two may take turns and lose nothing: count again.
let result;
do {
  result = await countTogether();
} while (result.counter === result.expected);

const { counter, expected } = result;
console.log(`expected ${expected}`);
console.log(`counted  ${counter}`);
console.log(`lost     ${expected - counter}`);
