import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const child = fork(new URL('./child.mjs', import.meta.url), {
  serialization: 'advanced',
});

async function measure(name, receiver, send) {
  const startedAt = performance.now();
  send();
  const [size] = await once(receiver, 'message');
  const time = (performance.now() - startedAt).toFixed(1);
  console.log(`${name}: ${size} bytes in ${time} ms`);
}

// zh: 第一則訊息要等對方啟動，不算在內。
// en: The first message waits for the other to start: leave it out.
const hello = new Uint8Array(1);
child.send(hello);
worker.postMessage(hello);
await Promise.all([once(worker, 'message'), once(child, 'message')]);

for (const size of [2 ** 10, 2 ** 24]) {
  const data = new Uint8Array(size);
  await measure('to a process', child, () => child.send(data));
  await measure('to a thread', worker, () => worker.postMessage(data));
  await measure('to a thread, transferred', worker, () => {
    worker.postMessage(data, [data.buffer]);
  });
}

child.disconnect();
await worker.terminate();
