import { MessageChannel, Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);
const { port1, port2 } = new MessageChannel();

// zh: port 不能複製，只能移交：列在 transferList 裡。
// en: A port cannot be copied, only handed over: name it in transferList.
function start(name, port) {
  new Worker(file, { workerData: { name, port }, transferList: [port] });
}

start('Ada', port1);
start('Alan', port2);
console.log('main: they have a line now, and I hear nothing of it');
