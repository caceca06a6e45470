import { Pool } from './pool.mjs';

const file = new URL('./worker.mjs', import.meta.url);
const pool = new Pool(file, 2, { greeting: 'ready to count' });

const limits = [20_000_000, 1_000_000, 2_000_000, 3_000_000];

async function count(limit) {
  const { primes, thread } = await pool.submit(limit);
  console.log(`main: ${primes} primes below ${limit}, says thread ${thread}`);
}

await Promise.all(limits.map(count));
await pool.close();
console.log('main: pool closed');
