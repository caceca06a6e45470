import { Pool } from './pool.mjs';
import { mostSteps } from './collatz.mjs';
import { ProcessPool } from './process-pool.mjs';

const tasks = Array(8).fill(100_000);

async function measure(name, start) {
  let startedAt = Date.now();
  const pool = start();
  await Promise.all([pool.submit(10), pool.submit(10)]);
  const ready = Date.now() - startedAt;

  startedAt = Date.now();
  await Promise.all(tasks.map((task) => pool.submit(task)));
  const work = Date.now() - startedAt;

  await pool.close();
  console.log(`${name}: ready after ${ready} ms, done in ${work} ms`);
}

// zh: 沒有池子，自己一件一件做。
// en: No pool: do it all here, one by one.
const here = { submit: async (limit) => mostSteps(limit), close: async () => {} };

const worker = new URL('./worker.mjs', import.meta.url);
const child = new URL('./child.mjs', import.meta.url);
await measure('main thread', () => here);
await measure('two threads', () => new Pool(worker, 2));
await measure('two processes', () => new ProcessPool(child, 2));
