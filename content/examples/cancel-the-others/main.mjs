import { setTimeout as sleep } from 'node:timers/promises';
import { runTogether } from './run-together.mjs';

async function cook(dish, milliseconds, signal, goesWell = true) {
  try {
    await sleep(milliseconds, undefined, { signal });
    if (!goesWell) throw new Error(`the ${dish} burnt`);
    console.log(`${dish}: done`);
  } finally {
    await sleep(100);
    console.log(`${dish}: stove off`);
  }
}

try {
  await runTogether([
    (signal) => cook('soup', 500, signal),
    (signal) => cook('fish', 200, signal, false),
  ]);
} catch (error) {
  console.log(`main: caught, ${error.message}`);
}

console.log('main: the kitchen is closed');
