// Messages to a thread and back, one at a time: how many a second, and the milliseconds that 16 MB take.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('worker.mjs', import.meta.url));

function tripsASecond(count) {
  return new Promise((resolve) => {
    let left = count;
    const began = performance.now();
    const again = () => {
      left -= 1;
      if (left > 0) return worker.postMessage({ left });
      worker.off('message', again);
      resolve((1000 * count) / (performance.now() - began));
    };
    worker.on('message', again);
    worker.postMessage({ left });
  });
}

/** The middle of nine times to the thread and back. */
async function timeOf16MB(isTransferred) {
  let buffer = new ArrayBuffer(16 * 2 ** 20);
  new Uint8Array(buffer).fill(7);
  const times = [];
  for (let round = 0; round < 9; round += 1) {
    const began = performance.now();
    worker.postMessage({ buffer, isTransferred }, isTransferred ? [buffer] : []);
    [{ buffer }] = await once(worker, 'message');
    times.push(performance.now() - began);
  }
  if (new Uint8Array(buffer).at(-1) !== 7) throw new Error('the bytes did not arrive');
  return times.sort((a, b) => a - b)[4];
}

await tripsASecond(500);
const trips = await tripsASecond(3_000);
const transferred = await timeOf16MB(true);
const cloned = await timeOf16MB(false);
console.log(JSON.stringify({ trips, transferred, cloned }));
await worker.terminate();
