import { Worker } from 'node:worker_threads';

// zh: 這裡沒有人聽 'error' 事件。
// en: Nobody here listens for the 'error' event.
new Worker(new URL('./worker.mjs', import.meta.url));

setTimeout(() => console.log('main: this line is never reached'), 1000);
