import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const file = import.meta.filename;

// zh: 迴圈每轉一圈，就記一次。
// en: Counts how many times the loop goes round.
let turns = 0;
let next = setImmediate(function count() {
  turns++;
  next = setImmediate(count);
});

for (let i = 0; i < 50; i++) readFileSync(file);
console.log(`50 times readFileSync: ${turns} turns`);

for (let i = 0; i < 50; i++) await readFile(file);
console.log(`50 times await readFile: ${turns} turns`);

clearImmediate(next);
