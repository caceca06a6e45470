import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, milliseconds, goesWell = true) {
  await sleep(milliseconds);
  if (!goesWell) throw new Error(`the ${dish} burnt`);
  console.log(`${dish}: done`);
}

const soup = cook('soup', 500);
const fish = cook('fish', 200, false);

try {
  // zh: 還在等湯，魚就焦了，這時還沒走到下一行。
  // en: The fish burns during the first wait, before the second begins.
  await soup;
  await fish;
} catch (error) {
  console.log(`main: caught, ${error.message}`);
}
