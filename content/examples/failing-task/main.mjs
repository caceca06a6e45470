import { Pool } from './pool.mjs';

const file = new URL('./worker.mjs', import.meta.url);

// zh: 只有一個執行緒，看得出它出錯之後還在。
// en: Only one thread, to see that it is still there after an error.
const pool = new Pool(file, 1);

const texts = ['{"dish": "soup"}', 'soup, please', '{"dish": "rice"}'];
const results = await Promise.allSettled(texts.map((text) => pool.submit(text)));

for (const { status, value, reason } of results) {
  console.log(`main: ${status}, ${value ?? reason.name}`);
}
await pool.close();
