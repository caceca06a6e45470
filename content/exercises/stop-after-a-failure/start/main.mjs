import { setTimeout as sleep } from 'node:timers/promises';
import { mapWithLimit } from './map-with-limit.mjs';

let under = 0;
let most = 0;

async function letter(number) {
  under += 1;
  most = Math.max(most, under);
  // zh: 後面的比較快，所以做完的順序不同。
  // en: Later ones are faster, so they end in another order.
  await sleep(60 - 10 * number);
  under -= 1;
  return 'abcde'[number];
}

const letters = await mapWithLimit(2, [0, 1, 2, 3, 4], letter);
console.log(`main: ${letters.join(' ')}`);
console.log(`main: at most ${most} at a time`);

async function load(page) {
  console.log(`page ${page}: asked`);
  await sleep(page === 4 ? 400 : 100);
  if (page === 3) {
    console.log('page 3: failed');
    throw new Error('page 3 is missing');
  }
  console.log(`page ${page}: here`);
}

try {
  await mapWithLimit(2, [1, 2, 3, 4, 5, 6], load);
} catch (error) {
  console.log(`main: ${error.message}`);
}
