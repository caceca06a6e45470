import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOrders } from './orders.mjs';
import { ProcessPool } from './process-pool.mjs';

const counts = { north: 300_000, east: 20_000, south: 30_000 };
const folder = await writeOrders(counts);
const pool = new ProcessPool(new URL('./child.mjs', import.meta.url), 2);

async function sum(shop) {
  const total = await pool.submit(join(folder, `${shop}.csv`));
  console.log(`main: ${shop} sold for ${total}`);
}

try {
  await Promise.all(Object.keys(counts).map(sum));
} finally {
  await pool.close();
  await rm(folder, { recursive: true });
}
console.log('main: pool closed');
