import { setTimeout as sleep } from 'node:timers/promises';

async function cook(dish, milliseconds) {
  await sleep(milliseconds);
  console.log(`${dish}: done`);
  return `hot ${dish}`;
}

const startedAt = performance.now();

// zh: 三個一起煮，三個都好了才往下走。
// en: All three cook at the same time. Go on when all three are done.
const [soup, rice, fish] = await Promise.all([
  cook('soup', 600),
  cook('rice', 400),
  cook('fish', 200),
]);

console.log(`on the table: ${soup}, ${rice}, ${fish}`);
console.log(`after ${Math.round(performance.now() - startedAt)} ms`);
