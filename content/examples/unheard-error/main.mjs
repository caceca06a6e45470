import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 這裡沒有人聽 'error' 事件。
// en: Nobody here listens for the 'error' event.
new Worker(file);

setTimeout(() => console.log('main: this line is never reached'), 60_000);
