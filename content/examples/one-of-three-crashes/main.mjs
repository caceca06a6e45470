import { fork } from 'node:child_process';
import { once } from 'node:events';

const file = new URL('./child.mjs', import.meta.url);
const reports = [
  ['Monday', '12 visits'],
  ['Tuesday', ''],
  ['Wednesday', '31 visits'],
];

async function count([day, text]) {
  const child = fork(file, [day, text]);
  const [code] = await once(child, 'exit');
  console.log(`parent: ${day} ended with code ${code}`);
}

await Promise.all(reports.map(count));
console.log('parent: still running');
