import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const file = new URL('./worker.mjs', import.meta.url);
const times = 1_000_000;

async function measure(way) {
  const memory = new SharedArrayBuffer(8);
  const workers = [1, 2].map(
    () => new Worker(file, { workerData: { memory, times, way } }),
  );
  const ended = Promise.all(workers.map((worker) => once(worker, 'exit')));
  await Promise.all(workers.map((worker) => once(worker, 'message')));

  for (const worker of workers) worker.postMessage('go');
  const spent = await Promise.all(
    workers.map((worker) => once(worker, 'message')),
  );
  const time = Math.max(...spent.flat());
  await ended;

  const [counter] = new Int32Array(memory);
  const verdict = counter === 2 * times ? 'right' : 'wrong';
  console.log(`${way}: ${time.toFixed(0)} ms, ${verdict}`);
}

await measure('plain');
await measure('atomic');
await measure('locked');
await measure('apart');
