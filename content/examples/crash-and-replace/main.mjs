import { ProcessPool } from './process-pool.mjs';

const pool = new ProcessPool(new URL('./child.mjs', import.meta.url), 1);
try {
  const files = ['north.csv', 'huge.csv', 'south.csv'];
  const results = await Promise.allSettled(
    files.map((file) => pool.submit(file)),
  );
  for (const { status, value, reason } of results) {
    console.log(`main: ${status}, ${value ?? reason.message}`);
  }
} finally {
  await pool.close();
}
