import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { blur } from './blur.mjs';

const startedAt = performance.now();
const elapsed = () => `${Math.round(performance.now() - startedAt)} ms`;

const clock = setInterval(() => console.log(`main: tick at ${elapsed()}`), 100);

// zh: 在主執行緒裡算：時鐘停擺。
// en: Computed on the main thread: the clock stops.
console.log('main: blurring a photo here');
blur(new Uint8Array(1200 * 900), 1200, 10);
console.log(`main: blurred at ${elapsed()}, without one tick`);

// zh: 同樣的工作交給另一個執行緒：時鐘照走。
// en: The same work on another thread: the clock goes on.
await once(new Worker(new URL('./worker.mjs', import.meta.url)), 'exit');
clearInterval(clock);
