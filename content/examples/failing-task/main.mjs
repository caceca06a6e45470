import { Pool } from './pool.mjs';

const file = new URL('./worker.mjs', import.meta.url);
const tasks = [
  '{"items": ["tea", "cake"]}',
  'two teas, please',
  '{"items": []}',
  () => 'a function cannot be sent',
  '{"items": ["coffee"]}',
];

// zh: 只有一個執行緒，看得出它出錯之後還在。
// en: Only one thread, to see that it is still there after an error.
const pool = new Pool(file, 1);
try {
  const results = await Promise.allSettled(
    tasks.map((task) => pool.submit(task)),
  );
  for (const { status, value, reason } of results) {
    console.log(`main: ${status}, ${value ?? reason.name}`);
  }
} finally {
  await pool.close();
}
