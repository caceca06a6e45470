import { setTimeout as sleep } from 'node:timers/promises';
import { asCompleted } from './as-completed.mjs';

async function cook(dish, milliseconds) {
  await sleep(milliseconds);
  return dish;
}

const dishes = [cook('soup', 600), cook('rice', 400), cook('fish', 200)];

for await (const dish of asCompleted(dishes)) {
  console.log(`${dish} is on the table`);
}
console.log('enjoy your meal');
