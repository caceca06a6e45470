// Prints in tasks, and closes the pool at once.
import { Pool } from '../../../content/examples/small-pool/pool.mjs';

const pool = new Pool(new URL('worker.mjs', import.meta.url), 1);
const tasks = Array.from({ length: 4 }, () => pool.submit({ name: 'prints', lines: 3 }));
await Promise.all(tasks);
await pool.close();
