import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, milliseconds, goesWell = true) {
  await sleep(milliseconds);
  if (!goesWell) throw new Error(`the ${dish} burnt`);
  console.log(`${dish}: done`);
}

const soup = cook('soup', 500);
const fish = cook('fish', 200, false);

try {
  // zh: 還在等湯，魚就焦了；這時還沒有人在等魚。
  // en: The fish burns during the wait for the soup: nobody awaits it yet.
  await soup;
  await fish;
} catch (error) {
  console.log(`main: caught, ${error.message}`);
}
