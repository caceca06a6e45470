import { Worker } from 'node:worker_threads';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 這裡沒有監聽 'error' 事件。
// en: There is no listener for the 'error' event here.
new Worker(file);

setTimeout(() => console.log('main: this line is never reached'), 60_000);
