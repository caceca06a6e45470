import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOrders } from './orders.mjs';
import { Pool } from './pool.mjs';

const counts = { north: 300_000, east: 10_000, south: 20_000, west: 30_000 };
const folder = await writeOrders(counts);

const file = new URL('./worker.mjs', import.meta.url);
const pool = new Pool(file, 2, { tea: 30, coffee: 50, cake: 80 });

async function sum(shop) {
  const { total, thread } = await pool.submit(join(folder, `${shop}.csv`));
  console.log(`main: ${shop} sold for ${total}, says thread ${thread}`);
}

try {
  await Promise.all(Object.keys(counts).map(sum));
} finally {
  await pool.close();
  await rm(folder, { recursive: true });
}
console.log('main: pool closed');
