import { setTimeout as sleep } from 'node:timers/promises';

async function prepare(dish, milliseconds) {
  console.log(`${dish}: start`);
  await sleep(milliseconds);
  console.log(`${dish}: done`);
}

let startedAt = Date.now();
await prepare('rice', 600);
await prepare('soup', 300);
console.log(`one by one: ${Date.now() - startedAt} ms`);

// zh: 先都開始，之後再等。
// en: Start both first, and wait afterwards.
startedAt = Date.now();
const cake = prepare('cake', 600);
const tea = prepare('tea', 300);
await cake;
await tea;
console.log(`together: ${Date.now() - startedAt} ms`);
