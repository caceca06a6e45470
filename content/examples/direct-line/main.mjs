import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const { port1, port2 } = new MessageChannel();

// zh: port 不能複製，只能移交：列在 transferList 裡。
// en: A port cannot be copied, only transferred: name it in transferList.
const start = (name, port) =>
  new Worker(file, { workerData: { name, port }, transferList: [port] });

const workers = [start('Ada', port1), start('Alan', port2)];
console.log('main: they are connected now, and I see none of their messages');

await Promise.all(workers.map((worker) => once(worker, 'exit')));
console.log('main: both have ended');
