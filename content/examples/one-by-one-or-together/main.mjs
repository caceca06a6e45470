import { setTimeout as sleep } from 'node:timers/promises';

// zh: 代替一台過一陣子才回答的伺服器。
// en: Takes the place of a server that answers after a while.
async function ask(server, milliseconds) {
  console.log(`${server}: asked`);
  await sleep(milliseconds);
  console.log(`${server}: answered`);
}

let startedAt = performance.now();
const elapsed = () => `${Math.round(performance.now() - startedAt)} ms`;

await ask('weather', 600);
await ask('news', 300);
console.log(`one by one: ${elapsed()}`);

// zh: 兩個都先開始，再一起等。
// en: Both start, then you wait for both.
startedAt = performance.now();
await Promise.all([ask('prices', 600), ask('traffic', 300)]);
console.log(`together: ${elapsed()}`);
