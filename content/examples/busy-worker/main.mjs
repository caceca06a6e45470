import { Worker } from 'node:worker_threads';
import { burn } from './burn.mjs';

const file = new URL('./worker.mjs', import.meta.url);
const startedAt = Date.now();
const elapsed = () => `${Date.now() - startedAt} ms`;

const clock = setInterval(() => console.log(`main: tick at ${elapsed()}`), 100);

// zh: 在主執行緒裡算：時鐘停擺。
// en: Burning on the main thread: the clock stands still.
console.log('main: burning here');
burn(800);
console.log(`main: burned until ${elapsed()}, and not one tick`);

// zh: 換到另一個執行緒裡算：時鐘照走。
// en: The same work on another thread: the clock goes on.
const worker = new Worker(file);
worker.on('exit', () => clearInterval(clock));
