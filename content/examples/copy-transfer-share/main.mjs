import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));

async function send(how, buffer, transfer) {
  const megabytes = buffer.byteLength / 2 ** 20;
  const startedAt = performance.now();
  worker.postMessage(buffer, transfer);
  await once(worker, 'message');
  const time = (performance.now() - startedAt).toFixed(1);
  console.log(
    `${how} ${megabytes} MB: ${time} ms, ${buffer.byteLength} bytes left here`,
  );
}

// zh: 第一則訊息要等執行緒啟動，不算在內。
// en: The first message waits for the thread to start: leave it out.
worker.postMessage('hello');
await once(worker, 'message');

for (const size of [2 ** 20, 16 * 2 ** 20]) {
  await send('copy', new ArrayBuffer(size));

  const moving = new ArrayBuffer(size);
  await send('transfer', moving, [moving]);

  await send('share', new SharedArrayBuffer(size));
}

await worker.terminate();
