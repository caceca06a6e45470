import { setTimeout as sleep } from 'node:timers/promises';

export async function count(name, times) {
  for (let i = 1; i <= times; i++) {
    console.log(`${name}: ${i}`);
    await sleep(200);
  }
}
