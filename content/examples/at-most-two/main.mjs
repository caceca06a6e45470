import { setTimeout as sleep } from 'node:timers/promises';
import { mapWithLimit } from './map-with-limit.mjs';

let cooking = 0;
let most = 0;

async function cook(dish) {
  cooking++;
  most = Math.max(most, cooking);
  console.log(`${dish}: start (${cooking} on the stove)`);
  await sleep(200);
  cooking--;
  return `hot ${dish}`;
}

const menu = ['soup', 'rice', 'fish', 'cake', 'tea'];

// zh: 爐子只有兩口，一次最多煮兩樣。
// en: There are two burners: no more than two dishes at a time.
const meal = await mapWithLimit(2, menu, cook);

console.log(meal.join(', '));
console.log(`never more than ${most} at a time`);
