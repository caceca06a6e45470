import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const file = new URL('./nothing.mjs', import.meta.url);

async function nothing() {}

async function measure(name, run) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  // zh: 五次裡取中間那次。
  // en: The middle one of five.
  const [, , median] = times.sort((a, b) => a - b);
  console.log(`${name}: ${median.toFixed(3)} ms`);
}

await measure('an async function', nothing);
await measure('a thread', () => once(new Worker(file), 'exit'));
await measure('a process', () => once(fork(file), 'exit'));
