import { setTimeout as sleep } from 'node:timers/promises';
import { Mutex } from './mutex.mjs';

const mutex = new Mutex();
let balance = 100;

async function withdraw(name) {
  await mutex.run(async () => {
    console.log(`${name}: in`);
    const before = balance;
    await sleep(50);
    balance = before - 20;
    console.log(`${name}: out`);
  });
}

await Promise.all(['Ada', 'Alan', 'Grace'].map(withdraw));
console.log(`balance: ${balance}`);

try {
  console.log(`value: ${await mutex.run(async () => 42)}`);
} catch (error) {
  console.log(`value: ${error.message}`);
}

async function decline() {
  await sleep(50);
  throw new Error('card declined');
}

// zh: Alan 的卡刷不過，Grace 排在他後面。
// en: Alan's card is declined. Grace is behind him.
const customers = { Alan: decline, Grace: async () => 'is served' };
await Promise.all(
  Object.entries(customers).map(async ([name, work]) => {
    try {
      console.log(`${name}: ${await mutex.run(work)}`);
    } catch (error) {
      console.log(`${name}: ${error.message}`);
    }
  }),
);
