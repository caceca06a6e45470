import { Pool } from './pool.mjs';

const file = new URL('./worker.mjs', import.meta.url);
const pool = new Pool(file, 2);

console.log('main: the answer is', await pool.submit(21));
console.log('main: that was my last line');

// zh: unref 的計時器不會讓程式活著；它響了，就是別的東西讓程式活著。
// en: An unref'd timer keeps no program alive: if it fires, something else does.
setTimeout(() => {
  console.log('main: still here, because the threads wait for tasks');
  pool.close();
}, 500).unref();

process.on('exit', () => console.log('main: now it ends'));
