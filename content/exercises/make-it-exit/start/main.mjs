import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const { port1, port2 } = new MessageChannel();
worker.postMessage({ log: port2 }, [port2]);
port1.on('message', (line) => console.log(`log: ${line}`));

const clock = setInterval(() => console.log('main: waiting…'), 1000);

worker.postMessage({ question: 21 });
const [answer] = await once(worker, 'message');
console.log(`main: ${answer}`);
