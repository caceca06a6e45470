import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 這裡沒有人聽 'error' 事件。
// en: Nobody here listens for the 'error' event.
const worker = new Worker(file);

worker.on('exit', () => console.log('main: this line is never reached'));
