import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, milliseconds, goesWell = true) {
  await sleep(milliseconds);
  if (!goesWell) throw new Error(`the ${dish} burnt`);
  return dish;
}

async function report(name, promise) {
  try {
    console.log(`${name}: fulfilled,`, await promise);
  } catch (error) {
    console.log(`${name}: rejected, ${error.message}`);
  }
}

// zh: 同樣三個 Promise，問四種問題。
// en: The same three promises, asked in four ways.
const dishes = [cook('soup', 600), cook('rice', 400), cook('fish', 200, false)];

await Promise.all([
  report('race', Promise.race(dishes)),
  report('all', Promise.all(dishes)),
  report('any', Promise.any(dishes)),
  report('allSettled', Promise.allSettled(dishes)),
]);
