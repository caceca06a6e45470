import { blur, makeTile } from './tile.mjs';
import { Pool } from './pool.mjs';
import { ProcessPool } from './process-pool.mjs';

const tiles = Array.from({ length: 8 }, () => makeTile(256));

async function measure(name, start) {
  let startedAt = performance.now();
  const pool = start();
  try {
    await Promise.all([pool.submit(makeTile(64)), pool.submit(makeTile(64))]);
    const ready = Math.round(performance.now() - startedAt);

    startedAt = performance.now();
    await Promise.all(tiles.map((tile) => pool.submit(tile)));
    const work = Math.round(performance.now() - startedAt);
    console.log(`${name}: ready after ${ready} ms, done in ${work} ms`);
  } finally {
    await pool.close();
  }
}

// zh: 沒有池子，自己一件一件做。
// en: No pool: do it all here, one by one.
const here = { submit: async (tile) => blur(tile), close: async () => {} };

const worker = new URL('./worker.mjs', import.meta.url);
const child = new URL('./child.mjs', import.meta.url);
await measure('main thread', () => here);
await measure('two threads', () => new Pool(worker, 2));
await measure('two processes', () => new ProcessPool(child, 2));
