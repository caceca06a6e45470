import { fork } from 'node:child_process';
import { once } from 'node:events';

const file = new URL('./child.mjs', import.meta.url);

async function serve(table) {
  const child = fork(file, [String(table)]);
  const [code] = await once(child, 'exit');
  console.log(`parent: table ${table} ended with code ${code}`);
}

await Promise.all([1, 2, 3].map(serve));
console.log('parent: still open');
