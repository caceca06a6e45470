import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, milliseconds, goesWell = true) {
  await sleep(milliseconds);
  if (!goesWell) throw new Error(`the ${dish} burnt`);
  console.log(`${dish}: done`);
}

try {
  await Promise.all([cook('soup', 500), cook('fish', 200, false)]);
} catch (error) {
  console.log(`main: caught, ${error.message}`);
}

console.log('main: what about the soup?');
