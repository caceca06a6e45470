import { Pool } from './pool.mjs';

const pool = new Pool(new URL('./worker.mjs', import.meta.url), 1);
try {
  const tasks = ['first', 'broken', 'last'];
  const results = await Promise.allSettled(
    tasks.map((task) => pool.submit(task)),
  );
  for (const { status, value, reason } of results) {
    console.log(`main: ${status}, ${value ?? reason.message}`);
  }
} finally {
  await pool.close();
}
