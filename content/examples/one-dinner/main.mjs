import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, ms) {
  console.log(`${dish}: on the stove`);
  await sleep(ms);
  return `${dish}: done`;
}

// zh: 呼叫就是 create_task，只是更早開始。
// en: The call is create_task, with an earlier start.
const soup = cook('soup', 400);
const rice = cook('rice', 200);
console.log('main: both called');

for (const line of await Promise.all([soup, rice])) console.log(line);
