import { availableParallelism } from 'node:os';
import { makeTile } from './tile.mjs';
import { Pool } from './pool.mjs';

const file = new URL('./worker.mjs', import.meta.url);
const tiles = Array.from({ length: 8 }, () => makeTile(256));

async function measure(size) {
  const pool = new Pool(file, size);
  try {
    // zh: 先讓每個執行緒暖身，啟動的時間不算在內。
    // en: Warm each thread up first, to leave its start out of the measure.
    await Promise.all(
      Array.from({ length: size }, () => pool.submit(makeTile(64))),
    );

    const startedAt = performance.now();
    const results = await Promise.all(tiles.map((tile) => pool.submit(tile)));
    const time = performance.now() - startedAt;
    const threads = new Set(results.map(({ thread }) => thread));
    console.log(`size ${size}: ${threads.size} at work, ${Math.round(time)} ms`);
  } finally {
    await pool.close();
  }
}

const cores = availableParallelism();
console.log(`cores that can be used: ${cores}`);
await measure(1);
await measure(Math.min(cores, 4));
