import { ProcessPool } from './process-pool.mjs';

const pool = new ProcessPool(new URL('./child.mjs', import.meta.url), 2);

async function count(limit) {
  const primes = await pool.submit(limit);
  console.log(`main: ${primes} primes below ${limit}`);
}

await Promise.all([10_000_000, 1_000_000, 2_000_000].map(count));
await pool.close();
console.log('main: pool closed');
