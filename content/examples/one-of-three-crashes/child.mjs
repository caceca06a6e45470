import { setTimeout as sleep } from 'node:timers/promises';

const table = Number(process.argv[2]);

console.log(`table ${table}: sits down`);
await sleep(table * 200);
if (table === 2) throw new Error('table 2 has collapsed');
console.log(`table ${table}: has paid`);
