import { ProcessPool } from './process-pool.mjs';

const pool = new ProcessPool(new URL('./child.mjs', import.meta.url), 1);

const results = await Promise.allSettled(
  ['soup', 'a grenade', 'rice'].map((task) => pool.submit(task)),
);
for (const { status, value, reason } of results) {
  console.log(`main: ${status}, ${value ?? reason.message}`);
}
await pool.close();
