import { availableParallelism } from 'node:os';
import { Pool } from './pool.mjs';

const file = new URL('./worker.mjs', import.meta.url);
const tasks = Array(8).fill(100_000);

async function measure(size) {
  const pool = new Pool(file, size);

  // zh: 先讓每個執行緒暖身，啟動的時間不算在內。
  // en: Warm each thread up first, to leave its start out of the measure.
  await Promise.all(Array.from({ length: size }, () => pool.submit(1000)));

  const startedAt = Date.now();
  const names = await Promise.all(tasks.map((task) => pool.submit(task)));
  const time = Date.now() - startedAt;
  await pool.close();
  console.log(`size ${size}: ${new Set(names).size} at work, ${time} ms`);
}

const cores = availableParallelism();
console.log(`cores that can be used: ${cores}`);
await measure(1);
await measure(Math.min(cores, 4));
