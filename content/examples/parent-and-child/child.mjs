import { setTimeout as sleep } from 'node:timers/promises';

const [dish, times] = process.argv.slice(2);

for (let i = 1; i <= Number(times); i++) {
  console.log(`child: ${dish} ${i}`);
  await sleep(200);
}
